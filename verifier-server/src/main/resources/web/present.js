// Puts news into the page when there are any. Without this there is a link that asks for them.
import { offerWallets } from "./wallets.js";

const MILLIS_BETWEEN_LOOKS = 15000;
const loaded = Date.now();

const place = (id) => document.getElementById(id);
const isOpen = () => place("request").dataset.open === "true";
const say = (element, words) => {
  // The same words again would be read out again.
  if (element.textContent !== words) {
    element.textContent = words;
  }
};

let stale = false;

const renew = async () => {
  stale = true;
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.status >= 500) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!isOpen()) {
    return;
  }
  stale = false;
  const fresh = page.getElementById("request");
  if (fresh && fresh.dataset.open === "true") {
    // Only the words change, so that they are read out and nothing else moves.
    say(place("news"), page.getElementById("news").textContent);
    return;
  }
  const request = place("request");
  request.dataset.open = "false";
  request.textContent = "";
  request.append(...(fresh || page.querySelector("main")).childNodes);
  document.title = page.title;
  const heading = document.querySelector("#request h1");
  heading.tabIndex = -1;
  heading.focus();
};

// Whatever is out of reach now is asked for again later.
const look = () => renew().catch(() => {});

const left = () => {
  const last = place("last");
  if (!last) {
    return;
  }
  // Counted from what the server said, as the clock of a device may be wrong.
  const seconds = last.dataset.seconds - (Date.now() - loaded) / 1000;
  const minutes = Math.ceil(seconds / 60);
  say(place("left"), minutes > 1 ? last.dataset.left.replace("{minutes}", minutes) : "");
  say(last, minutes === 1 ? last.dataset.last : "");
  if (seconds <= 0) {
    stale = true;
  }
};

if (place("request")) {
  const events = new EventSource(place("request").dataset.events);
  const again = place("again");
  events.addEventListener("open", () => {
    again.hidden = true;
  });
  events.addEventListener("error", () => {
    again.hidden = false;
  });
  events.addEventListener("state", (event) => {
    look();
    const state = JSON.parse(event.data).state;
    if (state !== "created" && state !== "requested") {
      events.close();
    }
  });
  const back = () => {
    if (isOpen() && document.visibilityState === "visible") {
      look();
    }
  };
  // A phone may have let the page sleep while its wallet was open.
  document.addEventListener("visibilitychange", back);
  window.addEventListener("pageshow", (event) => event.persisted && back());
  setInterval(() => {
    if (isOpen() && (stale || events.readyState === EventSource.CLOSED)) {
      look();
    }
  }, MILLIS_BETWEEN_LOOKS);
  setInterval(left, 5000);
  left();
  offerWallets();
}
