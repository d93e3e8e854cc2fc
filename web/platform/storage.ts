/** The browser's storage of what is large: one table of values by their keys, in IndexedDB. */

/** Of our own name: other pages may live under the same origin. */
const DATABASE = "activation-playground";
const TABLE = "work";

let opening: Promise<IDBDatabase> | undefined;
let opened: IDBDatabase | undefined;

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

/** A database that was left without its table gets it with its next version. */
async function open(version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, version);
  request.onupgradeneeded = () => {
    if (!request.result.objectStoreNames.contains(TABLE)) request.result.createObjectStore(TABLE);
  };
  const database = await answered(request);
  if (!database.objectStoreNames.contains(TABLE)) {
    database.close();
    return open(database.version + 1);
  }
  database.onversionchange = forget;
  database.onclose = forget;
  return (opened = database);
}

function forget(): void {
  opened?.close();
  opening = opened = undefined;
}

async function database(): Promise<IDBDatabase> {
  opening ??= open();
  return opening.catch((error: unknown) => {
    forget();
    throw error;
  });
}

/** Browsers close what they think is not needed: the next to ask opens it again. */
async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
  const current = opened ?? (await database());
  try {
    return current.transaction(TABLE, mode, { durability: "relaxed" });
  } catch {
    forget();
    return (await database()).transaction(TABLE, mode, { durability: "relaxed" });
  }
}

/** The operations that persistence needs. */
export interface Storage {
  read(key: string): Promise<unknown>;
  keys(): Promise<string[]>;
  write(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void>;
  /** The next to ask opens it anew. */
  forget(): void;
}

/** Of its own, so that one value that cannot be read costs no other. */
async function read(key: string): Promise<unknown> {
  return answered((await begin("readonly")).objectStore(TABLE).get(key) as IDBRequest<unknown>);
}

async function keys(): Promise<string[]> {
  return (await answered((await begin("readonly")).objectStore(TABLE).getAllKeys())).map(String);
}

/**
 * All of them or none; undefined removes. Committed at once, so that it is done though the page be gone by then; not
 * flushed to the disk (durability), which would take a slow one too long every second: what a crash of the browser leaves is safe.
 */
async function write(entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
  const transaction = await begin("readwrite");
  const table = transaction.objectStore(TABLE);
  const done = committed(transaction);
  try {
    for (const [key, value] of entries) value === undefined ? table.delete(key) : table.put(value, key);
    transaction.commit?.();
  } catch (error) {
    done.catch(() => undefined);
    throw error;
  }
  await done;
}

export const storage: Storage = { read, keys, write, forget };
