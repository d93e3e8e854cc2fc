import { cpSync } from "node:fs";
import { join } from "node:path";
import webpack from "webpack";
import Server from "webpack-dev-server";

export const name = `webpack ${webpack.version}`;
export const wasm = { imports: "", address: 'new URL("activation-playground/engine.wasm", import.meta.url)' };
/** webpack finds its files by the script's element, which modules do not have. */
export const tag = (script) => `<script defer src="./${script}"></script>`;

const compilerOf = (mode, { folder, scripts }) =>
  webpack({
    mode,
    context: folder,
    entry: Object.fromEntries(scripts.map((script) => [script.replace(/\.js$/, ""), `./${script}`])),
    output: { path: join(folder, "dist") },
    performance: { hints: false },
  });

/** Faults and warnings of a compilation. */
const complaints = (stats) => stats.toString({ all: false, errors: true, warnings: true });

export async function develop(project) {
  const compiler = compilerOf("development", project);
  const server = new Server(
    { host: "127.0.0.1", port: "auto", static: project.folder, setupExitSignals: false },
    compiler,
  );
  const built = new Promise((done) => compiler.hooks.done.tap("test", done));
  await server.start();
  const stats = await built;
  if (complaints(stats)) throw new Error(complaints(stats));
  return { address: `http://127.0.0.1:${server.server.address().port}/`, close: () => server.stop() };
}

export async function bundle(project) {
  const compiler = compilerOf("production", project);
  const stats = await new Promise((done, failed) =>
    compiler.run((error, stats) => (error ? failed(error) : done(stats))),
  );
  if (complaints(stats)) throw new Error(complaints(stats));
  for (const page of project.pages) cpSync(join(project.folder, page), join(project.folder, "dist", page));
  return join(project.folder, "dist");
}
