import type { SearchWorld } from './world';

// Nobody types letter after letter more slowly.
const TYPING_MS = 300;

/**
 * Asks for the values of a field once the user stops typing for a moment, one question at a time: of what is typed meanwhile only the latest is
 * asked. `provider` is undefined where nothing is to be asked.
 */
export function createSuggesting(
  world: Pick<SearchWorld, 'send' | 'wait'>,
  provider: () => string | undefined,
) {
  let newest = 0;
  let running: Promise<unknown> = Promise.resolve();
  return async (field: string, typed: string): Promise<readonly string[] | undefined> => {
    const mine = ++newest;
    const isOver = () => mine !== newest;
    if (typed.trim() === '') return undefined;
    await world.wait(TYPING_MS);
    if (isOver()) return undefined;
    await running;
    const asked = provider();
    if (isOver() || asked === undefined) return undefined;
    const work = world
      .send('suggest', { provider: asked, field, query: typed.trim() })
      // Who gets no suggestions types the whole word; the search itself will say what is wrong.
      .catch(() => undefined);
    running = work;
    const values = await work;
    return isOver() ? undefined : values;
  };
}
