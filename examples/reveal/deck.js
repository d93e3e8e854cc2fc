import Reveal from "./node_modules/reveal.js/dist/reveal.esm.js";

await new Reveal({ width: 1280, height: 800, margin: 0.02, center: false, hash: true }).initialize();
