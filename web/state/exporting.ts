import { filesOf, formatsFor } from "../exports/formats.ts";
import { zip } from "../exports/zip.ts";
import type { ColumnScaling, ExportedFile, ExportRequest, FormatReport } from "../exports/exported.ts";
import { isStored } from "../experiment/experiment.ts";
import { knownTo } from "./known.ts";
import type { Session } from "./session/session.ts";
import type { Store } from "./store.ts";

/** Which formats can say the open network, and of the others why not. */
export const reportsOf = (store: Store): FormatReport[] => formatsFor(knownTo(store), store.experiment.value!);

/** How each column of the data was scaled; null: none was, or nobody knows. */
function scalingOf({ view, points }: Store): readonly ColumnScaling[] | null {
  const scales = view.value.names?.scaling;
  const columns = points.value?.columns ?? 0;
  if (!scales || scales.length === 0 || columns % scales.length !== 0) return null;
  return Array.from({ length: columns }, (_, i) => {
    const [offset, factor] = scales[i % scales.length];
    return { offset, factor };
  });
}

/** The open network as files of a format; undefined if another one is opened meanwhile. Throws an ExportError for what the format cannot say. */
export async function exportedFiles(
  store: Store,
  session: Session,
  format: string,
  link: string | null,
): Promise<ExportedFile[] | undefined> {
  const network = await session.network();
  if (!network) return undefined;
  const { config, parameters, data } = network;
  const scaling = scalingOf(store);
  const request: ExportRequest = {
    config,
    parameters,
    // The page does not send back the numbers of stored data.
    ...(isStored(config.data!) ? {} : { data }),
    ...(link === null ? {} : { link }),
    ...(scaling && { scaling }),
  };
  return filesOf(knownTo(store), request, format);
}

const ZIP_TYPE = "application/zip";

/** Several files in one archive of that name; a single one as it is. */
export function asOneFile(files: readonly ExportedFile[], name: string): ExportedFile {
  return files.length === 1 ? files[0] : { name: `${name}.zip`, type: ZIP_TYPE, data: zip(files) };
}
