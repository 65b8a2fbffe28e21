// Reads codes with the camera and sends what it read with the form of the page. The page works without this.

document.querySelector("[data-focus]")?.focus();

const form = document.getElementById("scan-form");
if (form) {
  start();
}

function start() {
  const block = document.getElementById("camera");
  const view = document.getElementById("camera-view");
  const button = document.getElementById("camera-switch");
  const carried = document.getElementById("scanned");
  const words = block.dataset;
  const parts = new Map();
  let stream;
  let readAt;

  const say = (text) => {
    document.getElementById("scan-status").textContent = text;
  };

  // A part says which of how many it is: shc:/N/TOTAL/digits.
  const part = (text) => /^shc:\/([0-9]{1,4})\/([0-9]{1,4})\/[0-9]+$/.exec(text);

  carried.value.split("\n").filter(part).forEach((text) => parts.set(Number(part(text)[1]), text));
  const total = () => (parts.size === 0 ? 0 : Number(part([...parts.values()][0])[2]));

  function send(texts) {
    stop();
    say(words.read);
    carried.value = texts.join("\n");
    form.elements.text.value = "";
    form.elements.picture.value = "";
    form.submit();
  }

  function take(text) {
    readAt = Date.now();
    const found = part(text);
    if (!found) {
      if (parts.size > 0) {
        say(words.wrong);
      } else if (stream) {
        send([text]);
      }
      return;
    }
    const [number, of] = [Number(found[1]), Number(found[2])];
    if (of > Number(words.maxParts)) {
      say(words.many);
    } else if (number < 1 || number > of) {
      say(words.bad);
    } else if (parts.size > 0 && (of !== total() || (parts.has(number) && parts.get(number) !== text))) {
      say(words.wrong);
    } else if (!parts.has(number)) {
      add(number, text);
    }
  }

  function add(number, text) {
    parts.set(number, text);
    const inOrder = [...parts.keys()].sort((a, b) => a - b).map((key) => parts.get(key));
    if (parts.size === total()) {
      send(inOrder);
      return;
    }
    carried.value = inOrder.join("\n");
    const missing = Array.from({ length: total() }, (_, i) => i + 1)
      .filter((n) => !parts.has(n))
      .map((n) => words.part.replace("{part}", n));
    document.getElementById("scan-progress").textContent = words.progress
      .replace("{read}", parts.size)
      .replace("{total}", total())
      .replace("{missing}", missing.join(", "));
    document.getElementById("scan-again").hidden = false;
    say(words.on);
  }

  async function detector() {
    const own = window.BarcodeDetector;
    if (own && (await own.getSupportedFormats()).includes("qr_code")) {
      return new own({ formats: ["qr_code"] });
    }
    const library = await import("/assets/qr/decode.js");
    return new library.BarcodeDetector({ formats: ["qr_code"] });
  }

  async function watch(taken, codes) {
    readAt = Date.now();
    while (stream === taken) {
      if (view.readyState >= 2) {
        const seen = await codes.detect(view).catch(() => []);
        seen.filter((code) => code.rawValue && stream === taken).forEach((code) => take(code.rawValue));
      }
      if (stream === taken && Date.now() - readAt > 15000) {
        readAt = Date.now();
        say(words.slow);
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    view.srcObject = null;
    view.hidden = true;
    button.textContent = words.start;
  }

  function fault(error) {
    stop();
    const refused = error.name === "NotAllowedError" || error.name === "SecurityError";
    const none = error.name === "NotFoundError" || error.name === "OverconstrainedError" || error.name === "TypeError";
    say(refused ? words.refused : none ? words.none : words.busy);
  }

  async function open() {
    try {
      // Where a page may not use a camera at all there is no mediaDevices, which is a TypeError.
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
      const taken = stream;
      view.srcObject = taken;
      view.hidden = false;
      button.textContent = words.stop;
      await view.play();
      say(words.on);
      await watch(taken, await detector());
    } catch (error) {
      fault(error);
    }
  }

  button.addEventListener("click", () => {
    if (stream) {
      stop();
      say(words.off);
    } else {
      open();
    }
  });

  // The server says it as well, but only after everything was sent.
  form.addEventListener("submit", (event) => {
    const bytes = [...form.elements.picture.files].reduce((sum, file) => sum + file.size, 0);
    if (bytes > Number(words.maxBytes)) {
      event.preventDefault();
      say(words.large);
      form.elements.picture.focus();
    }
  });

  window.addEventListener("pagehide", stop);
  block.hidden = false;
}
