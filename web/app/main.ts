import type { ActivationPlayground } from "./element/activation-playground.ts";
import "./element/activation-playground.ts";
import "./page.css";

if (parent !== window) {
  const element = document.querySelector<ActivationPlayground>("activation-playground")!;
  void import("./frame.ts").then(({ serveFrame }) => serveFrame(element));
}
