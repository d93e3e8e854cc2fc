// Says why the page does not start, in the words that stand in index.html. For browsers of any age: no module, and ES5.
(function () {
  var main = document.querySelector('script[type="module"]');
  var vectors = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

  function show(cause) {
    var language = /^zh/.test(navigator.language) ? "zh-Hans" : "en";
    var texts = document.querySelectorAll("[data-cause]");
    for (var i = 0; i < texts.length; i++) {
      texts[i].hidden = texts[i].getAttribute("data-cause") !== cause || texts[i].lang !== language;
    }
    document.querySelector(".unstarted").className += " named";
  }

  function isOld() {
    return !("noModule" in main) || typeof WebAssembly !== "object" || !WebAssembly.validate(new Uint8Array(vectors));
  }

  /** A module that could not be loaded never runs; by the event `load` it would have. */
  function look() {
    if (window.customElements && customElements.get("activation-playground")) return;
    if (isOld()) show("browser");
    else if (main.src && location.protocol === "file:") show("file");
    else if (main.src && window.origin === "null") show("sandbox");
    else
      fetch(main.src).then(
        function (response) {
          show(response.ok ? "damaged" : "missing");
        },
        function () {
          show("missing");
        },
      );
  }

  if (document.readyState === "complete") look();
  else addEventListener("load", look);
})();
