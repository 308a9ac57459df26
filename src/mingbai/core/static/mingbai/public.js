// Reads the page out with the voice of the browser, and says on paper when it was printed. Without it every page works.
(() => {
  "use strict";
  // On an exported site no server reads the cookie; the one that a server sets is hidden from scripts.
  const kept = /(?:^|; )mode=(elder|contrast)/.exec(document.cookie);
  if (kept) document.documentElement.dataset.mode = kept[1];

  const LANGUAGE = "zh-CN";
  const LONGEST = 90; // Some voices fall silent after a quarter of a minute, so they get little at a time.
  const BLOCKS = "h1,h2,h3,h4,p,li,dt,dd,th,td,caption,figcaption,summary,legend,label";
  const LEFT_OUT = "nav,form,script,.no-print,.qr,[aria-hidden=true],[hidden],.on-print";

  const DIGITS = "零一二三四五六七八九";
  const oneByOne = (digits) => [...digits].map((digit) => DIGITS[digit] ?? "，").join("");

  // Numbers as people say them, without looking behind: Safari 16 cannot. Voices read 2020年 and 54369 rightly, but not 2020-12-31, 54,369, 〔2020〕5号 or a telephone.
  const sayable = (text) =>
    text
      .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, (_, year, month, day) => `${year}年${+month}月${+day}日`)
      .replace(/(^|\D)(0\d{2,3}-\d{7,8}|1[3-9]\d{9}|12345|12317|110|119|120)(?!\d|[元人户个条件])/g, (_, before, number) => before + oneByOne(number))
      .replace(/(^|\D)(\d{1,2}):(\d\d)(?!\d)/g, (_, before, hour, minute) => `${before}${+hour}点${+minute ? `${minute}分` : ""}`)
      .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
      .replace(/[〔[（](\d{4})[〕\]）]第?(\d+)号/g, (_, year, number) => `${oneByOne(year)}年${number}号`)
      .replace(/[¥￥](\d+(?:\.\d+)?)/g, "$1元")
      .replace(/(\d)\s*[-–—~～]\s*(?=\d)/g, "$1到")
      .replace(/[›　]+/g, "，");

  const ownText = (element) => {
    // A block inside this one is read by itself.
    const copy = element.cloneNode(true);
    copy.querySelectorAll(`${BLOCKS},${LEFT_OUT}`).forEach((inner) => inner.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const pieces = (text) => {
    const found = [];
    for (const sentence of text.match(/[^。！？；!?;]+[。！？；!?;]*/g) ?? []) {
      let rest = sentence;
      while (rest.length > LONGEST) {
        const comma = rest.lastIndexOf("，", LONGEST);
        const end = comma > 0 ? comma + 1 : LONGEST;
        found.push(rest.slice(0, end));
        rest = rest.slice(end);
      }
      found.push(rest);
    }
    return found;
  };

  // Text before what describes it: a title, then the article, then the lists of facts about it, which screens show first.
  const toRead = (main) => {
    const blocks = [...main.querySelectorAll(BLOCKS)].filter(
      (block) => !block.closest(LEFT_OUT) && block.getClientRects().length && ownText(block),
    );
    const isFact = (block) => block.matches("dt,dd") && main.querySelector(".prose");
    return [...blocks.filter((block) => !isFact(block)), ...blocks.filter(isFact)].flatMap((block) =>
      pieces(sayable(ownText(block))).map((text) => ({ block, text })),
    );
  };

  const start = (bar) => {
    const [read, stop] = bar.querySelectorAll("button");
    const voice = window.speechSynthesis;
    let queue = [];
    let at = 0;
    let run = 0; // What an utterance of an earlier run says no longer counts.
    let state = "idle";

    const show = (next) => {
      state = next;
      read.textContent = { idle: "朗读", speaking: "暂停", paused: "继续" }[next];
      stop.hidden = next === "idle";
      document.querySelectorAll(".being-read").forEach((block) => block.classList.remove("being-read"));
      if (next !== "idle") queue[at]?.block.classList.add("being-read");
    };
    const say = () => {
      if (at >= queue.length) return show("idle");
      const mine = ++run;
      const utterance = new SpeechSynthesisUtterance(queue[at].text);
      utterance.lang = LANGUAGE;
      utterance.rate = 0.9;
      utterance.onend = () => {
        if (mine !== run || state !== "speaking") return;
        at += 1;
        say();
      };
      utterance.onerror = () => mine === run && state === "speaking" && show("idle");
      show("speaking");
      queue[at].block.scrollIntoView({ block: "nearest" });
      voice.speak(utterance);
    };
    const silence = () => {
      run += 1;
      voice.cancel();
    };
    read.addEventListener("click", () => {
      if (state === "speaking") {
        // Cancelled and said again from the sentence's beginning: pausing is broken on many phones.
        silence();
        return show("paused");
      }
      if (state === "idle") {
        queue = toRead(document.getElementById("main"));
        at = 0;
      }
      say();
    });
    stop.addEventListener("click", () => {
      silence();
      show("idle");
      read.focus();
    });
    addEventListener("pagehide", silence);
    bar.hidden = false;
  };

  const bar = document.getElementById("aloud");
  const voices = window.speechSynthesis;
  if (bar && voices && "SpeechSynthesisUtterance" in window) {
    const hasVoice = () => voices.getVoices().some((one) => /^(zh|cmn)/i.test(one.lang));
    const shown = () => bar.hidden && hasVoice() && start(bar);
    shown();
    // Many browsers load their voices late.
    voices.addEventListener?.("voiceschanged", shown);
  }

  addEventListener("beforeprint", () => {
    const now = new Date();
    document.querySelectorAll("[data-printed]").forEach((place) => {
      place.textContent = `　${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日打印`;
    });
  });
})();
