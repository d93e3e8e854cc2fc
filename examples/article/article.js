import { connect } from "./activation-playground/frame-host.js";

connect(document.querySelector("iframe")); // the frame follows the height of its page

document.querySelector("#curve").addEventListener("goal-reached", ({ detail }) => {
  document.querySelector("#reached").textContent = `Reached at step ${detail.step}.`;
});
