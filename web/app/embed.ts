/** The element alone, for pages of others: `<script type="module" src="…/activation-playground.js">`. */
export { ActivationPlayground } from "./element/activation-playground.ts";
