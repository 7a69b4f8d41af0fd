import { DATABASE_NAMES, type Database, openDatabase } from './schema';

const open = new Map<string, Promise<Database>>();

/** The database of bought or of demo people; it stays open as long as this context lives, and is opened anew when it was closed. */
export function databaseFor({ isDemo }: { readonly isDemo: boolean }): Promise<Database> {
  const name = isDemo ? DATABASE_NAMES.demo : DATABASE_NAMES.bought;
  const known = open.get(name);
  if (known !== undefined) return known;
  const opening = openDatabase(name, () => open.delete(name));
  open.set(name, opening);
  opening.catch(() => open.delete(name));
  return opening;
}
