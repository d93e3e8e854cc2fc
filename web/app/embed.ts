/** The element for other pages: `<script type="module" src="…/activation-playground.js">`. */
export { ActivationPlayground } from "./element/activation-playground.ts";
