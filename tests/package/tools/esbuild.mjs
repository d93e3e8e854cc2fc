import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, context, version } from "esbuild";

export const name = `esbuild ${version}`;
export const wasm = {
  imports: 'import wasm from "activation-playground/engine.wasm";\n',
  address: "new URL(wasm, import.meta.url)",
};
export const tag = (script) => `<script type="module" src="./${script}"></script>`;

const optionsOf = ({ folder, scripts }) => ({
  absWorkingDir: folder,
  entryPoints: scripts,
  outdir: "dist",
  bundle: true,
  format: "esm",
  splitting: true,
  loader: { ".wasm": "file" },
  logLevel: "warning",
});

/** esbuild does not copy what `new URL` names. */
function copyFiles({ folder, pages }) {
  mkdirSync(join(folder, "dist"), { recursive: true });
  for (const page of pages) cpSync(join(folder, page), join(folder, "dist", page));
  for (const file of ["worker.js", "engine.wasm"])
    cpSync(join(folder, "node_modules/activation-playground", file), join(folder, "dist", file));
}

export async function develop(project) {
  copyFiles(project);
  const developing = await context(optionsOf(project));
  const { port } = await developing.serve({ host: "127.0.0.1", port: 0, servedir: join(project.folder, "dist") });
  return { address: `http://127.0.0.1:${port}/`, close: () => developing.dispose() };
}

export async function bundle(project) {
  copyFiles(project);
  await build({ ...optionsOf(project), minify: true });
  return join(project.folder, "dist");
}
