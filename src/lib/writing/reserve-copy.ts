// What somebody writes, kept on their own device until the server has it: in IndexedDB, which outlives the session.
const databaseName = 'mhh-reserve';
const storeName = 'copies';
const longestDays = 30;

export interface ReserveCopy {
  values: Record<string, string>;
  /** The version that was being written over. */
  version: number;
  /** ISO. */
  at: string;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}

async function run<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>
): Promise<T | undefined> {
  // Private windows and full disks refuse; writing goes on without a copy.
  try {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(storeName, mode);
        const request = work(transaction.objectStore(storeName));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('refused'));
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

/** Keeps a copy under a key, in place of the one before. @returns when (ISO); null when the browser keeps nothing */
export async function keepCopy(key: string, values: Record<string, string>, version: number): Promise<string | null> {
  const copy: ReserveCopy = { values, version, at: new Date().toISOString() };
  return (await run('readwrite', (store) => store.put(copy, key))) === undefined ? null : copy.at;
}

export const dropCopy = (key: string): Promise<unknown> => run('readwrite', (store) => store.delete(key));

/** The copy under a key; one older than 30 days is thrown away. */
export async function findCopy(key: string): Promise<ReserveCopy | null> {
  const copy = (await run('readonly', (store) => store.get(key))) as ReserveCopy | undefined;
  if (!copy) return null;
  if (Date.now() - new Date(copy.at).getTime() < longestDays * 86_400_000) return copy;
  await dropCopy(key);
  return null;
}
