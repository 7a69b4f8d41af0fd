import { describe, expect, it } from 'vitest';
import { createServices } from '../../../lib/worker/commands';
import { pageServices } from '../../../lib/worker/detected';
import { commandNames, trustedCommands } from '../../e2e/harness/commands';

// The specs that try every command as a stranger take the list from the source of lib/messages.ts. Here it is held against what is served.

describe('the list of commands that strangers try', () => {
  it('is what the worker serves to our own pages', async () => {
    const served = createServices({} as never, {} as never, Promise.resolve());
    const names = await commandNames('TrustedCommands');
    expect([...names].sort()).toEqual(Object.keys(served).sort());
    expect(await trustedCommands()).toHaveLength(names.length);
    expect(names).toContain('enrich');
  });

  it('is what it serves to page scripts', async () => {
    expect(await commandNames('PageCommands')).toEqual(Object.keys(pageServices));
  });
});
