// Has the browser call a wallet, where it can: W3C Digital Credentials.
const post = async (address, body) => {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (!answer.ok) {
    throw new Error("the server refuses");
  }
  return answer.json();
};

const allowed = (request) =>
  !DigitalCredential.userAgentAllowsProtocol || DigitalCredential.userAgentAllowsProtocol(request.protocol);

// Wallets answer each protocol in words of its own.
const answered = (protocol) => (["org-iso-mdoc", "org.iso.mdoc"].includes(protocol) ? `/${protocol}` : "");

const call = async (address) => {
  const { requests } = await post(`${address}/browser-requests`, "{}");
  const credential = await navigator.credentials.get({ mediation: "required", digital: { requests: requests.filter(allowed) } });
  const data = typeof credential.data === "string" ? credential.data : JSON.stringify(credential.data);
  const { next } = await post(`${address}/browser-answers${answered(credential.protocol)}`, data);
  if (next) {
    location.assign(next);
  }
};

export const offerWallets = () => {
  const place = document.getElementById("browser");
  if (!place || !("DigitalCredential" in window)) {
    return;
  }
  const failed = place.querySelector("[role=alert]");
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      await call(place.dataset.address);
    } catch {
      failed.hidden = false;
    }
  });
};
