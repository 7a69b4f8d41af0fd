/** Lets work run that nobody waits for; an error in it is a bug, and goes to the console by its name and place. */
export function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    console.error('Sidecard: unexpected', error instanceof Error ? error.stack : typeof error);
  });
}
