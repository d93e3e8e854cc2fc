import "activation-playground";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { mount } from "svelte";
import { createApp } from "vue";
import InReact from "./InReact.jsx";
import InSvelte from "./InSvelte.svelte";
import InVue from "./InVue.vue";

const section = (id) => document.getElementById(id);

createRoot(section("react")).render(createElement(InReact));
createApp(InVue).mount(section("vue"));
mount(InSvelte, { target: section("svelte") });
