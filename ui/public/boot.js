// Before the first paint: theme, language and text size as they were last, and whether a desk was open.
(() => {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("appearance")) || {};
    root.dataset.desk = localStorage.getItem("desk") || "none";
    root.dataset.rail = localStorage.getItem("rail") || "wide";
    root.dataset.mask = localStorage.getItem("mask") || "off";
  } catch {
    root.dataset.desk = "none";
  }
  var dark = kept.theme === "dark" || (kept.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.lang = kept.language === "en" ? "en" : "zh-CN";
  root.style.setProperty("--scale", String([1.25, 1.5, 2].includes(kept.scale) ? kept.scale : 1));
})();
