import { LitElement } from "lit";
import type { SettingName } from "../../experiment/author/settings.ts";
import { settingText } from "./author.ts";

/** An element with what an author shows and leaves free: attributes, each a property too, which takes lists and objects. */
export class SettingsElement extends LitElement {
  #set(name: SettingName, value: unknown): void {
    const text = settingText(value);
    if (text === null) this.removeAttribute(name);
    else this.setAttribute(name, text);
  }

  get panels(): string | null {
    return this.getAttribute("panels");
  }

  set panels(names: unknown) {
    this.#set("panels", names);
  }

  get controls(): string | null {
    return this.getAttribute("controls");
  }

  set controls(names: unknown) {
    this.#set("controls", names);
  }

  get locked(): string | null {
    return this.getAttribute("locked");
  }

  set locked(names: unknown) {
    this.#set("locked", names);
  }

  get goal(): string | null {
    return this.getAttribute("goal");
  }

  set goal(goal: unknown) {
    this.#set("goal", goal);
  }

  get limits(): string | null {
    return this.getAttribute("limits");
  }

  set limits(limits: unknown) {
    this.#set("limits", limits);
  }

  get task(): string | null {
    return this.getAttribute("task");
  }

  set task(task: unknown) {
    this.#set("task", task);
  }
}
