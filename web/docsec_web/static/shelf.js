// The workbooks that this browser keeps. What is kept are the fields of the form, by their names.

const KEY = "docsec.workbooks";

/** Return {books: [{id, fields}], current, damaged}; what cannot be read is set aside. */
export function open() {
  const text = read(KEY);
  if (text === null) return { books: [], current: null, damaged: false };
  try {
    const { books, current } = JSON.parse(text);
    if (books.every((book) => book.id && Object.values(book.fields).every((value) => typeof value === "string"))) {
      return { books, current, damaged: false };
    }
  } catch {
    // Not ours, or cut short: set aside below.
  }
  write(`${KEY}.damaged`, text);
  return { books: [], current: null, damaged: true };
}

/** Keep the books; false where the browser will not. */
export function keep({ books, current }) {
  return write(KEY, JSON.stringify({ books, current }));
}

/** Add a book and make it the current one. */
export function add(shelf, fields = {}) {
  const book = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, fields };
  shelf.books.push(book);
  shelf.current = book.id;
  return book;
}

/** Return the current book, a new one where there is none. */
export function current(shelf) {
  return shelf.books.find((book) => book.id === shelf.current) ?? shelf.books[0] ?? add(shelf);
}

/** Return the name of a book: country and agency. */
export function label(book, unnamed) {
  return [book.fields.country, book.fields.agency].filter(Boolean).join(" · ") || unnamed;
}

/** Call back when another tab changed what is kept. */
export function changed(callback) {
  addEventListener("storage", (event) => event.key === KEY && callback());
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
