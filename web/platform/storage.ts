/** Storage for large values: one key-value table in IndexedDB. */

/** Other pages of the same origin may have databases, too. */
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

/** If the database exists without the table, a new version adds it. */
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

/** A browser may close the connection at any time: it is opened again. */
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
  /** Closes the connection; the next operation opens a new one. */
  forget(): void;
}

/** In a transaction of its own, so that an unreadable value does not affect others. */
async function read(key: string): Promise<unknown> {
  return answered((await begin("readonly")).objectStore(TABLE).get(key) as IDBRequest<unknown>);
}

async function keys(): Promise<string[]> {
  return (await answered((await begin("readonly")).objectStore(TABLE).getAllKeys())).map(String);
}

/**
 * Writes all entries or none; undefined deletes. Committed explicitly, so that it completes even if the page is closed. Not
 * flushed to disk (relaxed durability), which would be too slow once a second; it survives a crash of the browser.
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
