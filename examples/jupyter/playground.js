/** An anywidget module (https://anywidget.dev): the element in Jupyter, marimo, Colab and MyST. playground.py has its traits. */
const SETTINGS = ["config", "lesson", "panels", "controls", "locked", "goal", "limits", "task"];
const STATUS_EVERY_MS = 500;

async function render({ model, el }) {
  await import(new URL("activation-playground.js", model.get("site")).href);
  const element = document.createElement("activation-playground");
  const stops = SETTINGS.map((name) => {
    const take = () => (element[name] = model.get(name) ?? null);
    if (model.get(name)) take();
    model.on(`change:${name}`, take);
    return () => model.off(`change:${name}`, take);
  });

  const tell = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  let told = 0;
  let timer = 0;
  element.addEventListener("training-progress", ({ detail }) => {
    const tellStatus = () => {
      told = Date.now();
      tell("status", detail);
    };
    clearTimeout(timer);
    const wait = detail.diverged ? 0 : told + STATUS_EVERY_MS - Date.now();
    if (wait <= 0) tellStatus();
    else timer = setTimeout(tellStatus, wait); // the last one is told in any case
  });
  element.addEventListener("goal-reached", ({ detail }) => tell("reached", detail));

  el.append(element);
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}

export default { render };
