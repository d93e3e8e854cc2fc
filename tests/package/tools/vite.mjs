import { join } from "node:path";
import { build, createServer, version } from "vite";

export const name = `Vite ${version}`;
export const wasm = { imports: 'import wasm from "activation-playground/engine.wasm?url";\n', address: "wasm" };
/** The tag of a script in the source, and in what is built. */
export const tag = (script) => `<script type="module" src="./${script}"></script>`;

export async function develop({ folder }) {
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: "warn",
    server: { port: 0, strictPort: false },
  });
  await server.listen();
  return { address: server.resolvedUrls.local[0], close: () => server.close() };
}

export async function bundle({ folder, pages }) {
  const input = pages.map((page) => join(folder, page));
  await build({ root: folder, configFile: false, logLevel: "warn", build: { rolldownOptions: { input } } });
  return join(folder, "dist");
}
