// The durable copy of the studies, in IndexedDB. What localStorage takes is on the disk of a computer only some time later: a browser that is
// killed meanwhile loses it. A transaction that is complete is not lost. It holds the newest record of each study, under its id.

(() => {
  const STORE = "studies";
  /** A database that another tab blocks, or that never answers, must not keep the page waiting, in milliseconds. */
  const OPEN_MS = 800;
  const WRITE_MS = 5000;

  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("blocked"));
  });
  const within = (promise, ms) => Promise.race([promise, new Promise((_, failed) => setTimeout(() => failed(new Error("no answer")), ms))]);

  async function open() {
    const request = indexedDB.open("retombees", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await answered(request);
    // Deleting all data waits for nobody.
    database.onversionchange = () => database.close();
    return database;
  }
  const database = open();
  database.catch(() => {});

  /** Does something in one transaction; ends when it is complete. */
  async function change(act) {
    const transaction = (await within(database, OPEN_MS)).transaction(STORE, "readwrite", { durability: "strict" });
    const complete = new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    act(transaction.objectStore(STORE));
    await within(complete, WRITE_MS);
  }

  const revision = (record) => JSON.parse(record.slice(0, record.indexOf("\n"))).revision;
  const isNewer = (record, other) => {
    try {
      return revision(record) > revision(other);
    } catch {
      return false;
    }
  };

  globalThis.retombeesMirror = {
    /** The records by the ids of their studies; none where the database cannot be read in time. */
    async all() {
      try {
        const store = (await within(database, OPEN_MS)).transaction(STORE).objectStore(STORE);
        const [ids, records] = await within(Promise.all([store.getAllKeys(), store.getAll()].map(answered)), OPEN_MS);
        return Object.fromEntries(ids.map((id, place) => [id, records[place]]));
      } catch {
        return {};
      }
    },
    /** Keeps a record unless another tab has kept a newer one; tells whether it is on the disk. */
    put(id, record, tell) {
      change((store) => {
        store.get(id).onsuccess = ({ target: { result } }) => {
          if (typeof result !== "string" || !isNewer(result, record)) store.put(record, id);
        };
      }).then(() => tell(true), () => tell(false));
    },
    /** Deletes the database. */
    async erase() {
      (await database.catch(() => undefined))?.close();
      // That of the files too, which linked-file.js keeps.
      for (const name of ["retombees", "retombees-files"]) await within(answered(indexedDB.deleteDatabase(name)), WRITE_MS).catch(() => {});
    },
    /** Deletes the record of a study. */
    remove(id) {
      change((store) => store.delete(id)).catch(() => {});
    },
  };
})();
