import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Detection } from '../../../components/options/detection';
import { createOptions } from '../../../components/options/model';
import { EMAIL_CLASSES } from '../../../lib/detect/email-class';
import type { ProviderOverview } from '../../../lib/messages';
import type { Settings } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { fakeAccess } from '../access';
import { AGREED, PROVIDER } from '../panel/world';
import { expectAccessible, submit } from '../setup';

const EVERY_SITE = { origins: ['*://*/*'] };

async function drawn(changed: Partial<Settings> = {}, providers: readonly ProviderOverview[] = []) {
  let settings: Settings = { ...AGREED, ...changed };
  const access = fakeAccess();
  await loadMoreText();
  const model = createOptions({
    send: (async () => providers) as never,
    settings: async () => settings,
    managed: async () => ({ settings: {}, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async () => undefined,
    now: () => 7,
  });
  await model.refresh();
  return { ...render(<Detection model={model} />), access, settings: () => settings };
}

describe('watching every site', () => {
  const watch = () => screen.getByRole<HTMLInputElement>('switch', { name: 'Watch every site' });

  it('is what the browser allows: on and off, here or elsewhere', async () => {
    const { container, access } = await drawn();
    expect(watch().checked).toBe(false);
    fireEvent.click(watch());
    expect(access.request).toHaveBeenCalledWith(EVERY_SITE);
    await expect.poll(() => watch().checked).toBe(true);
    await expectAccessible(container);
    fireEvent.click(watch());
    await expect.poll(() => watch().checked).toBe(false);
    expect(access.remove).toHaveBeenCalledWith(EVERY_SITE);
    access.change(true);
    await expect.poll(() => watch().checked).toBe(true);
  });

  it.each([
    ['refuses', async () => false],
    ['does not even ask', () => Promise.reject(new Error('no gesture'))],
  ])('stays off where the browser %s, and says so', async (_how, answer) => {
    const { container, access } = await drawn();
    access.answer = answer;
    fireEvent.click(watch());
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The browser did not allow it, so it stays off.',
    );
    expect(watch().checked).toBe(false);
    await expectAccessible(container);
    access.change(true);
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  });

  describe('given back', () => {
    const HOST = PROVIDER.origins[0] ?? '';
    // What Firefox says of a request that is not the first thing in a click.
    const noGesture = () => Promise.reject(new Error('only from a user input handler'));

    async function stopped(prepare: (access: ReturnType<typeof fakeAccess>) => void) {
      const all = await drawn({}, [PROVIDER]);
      all.access.change(true);
      prepare(all.access);
      await expect.poll(() => watch().checked).toBe(true);
      fireEvent.click(watch());
      await vi.waitFor(() => expect(all.access.remove).toHaveBeenCalledWith(EVERY_SITE));
      await new Promise((resolve) => setTimeout(resolve, 20));
      return all;
    }

    it('leaves the provider its own where nothing goes along, and asks for nothing', async () => {
      const { access } = await stopped(({ held }) => held.add(HOST));
      expect(watch().checked).toBe(false);
      expect(access.request).not.toHaveBeenCalled();
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('asks for what went along in the same click', async () => {
      const { access } = await stopped((site) => {
        site.held.add(HOST);
        site.takesAlong = true;
      });
      expect(access.request.mock.calls).toEqual([[{ origins: [HOST] }]]);
      expect([...access.held]).toEqual([HOST]);
      expect(watch().checked).toBe(false);
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('says where that went along and the browser does not ask, and asks at a click', async () => {
      const { access, container } = await stopped((site) => {
        site.answer = noGesture;
      });
      expect(watch().checked).toBe(false);
      expect(screen.getByRole('alert').textContent).toBe(
        'It is off, and the access to your provider went with it.',
      );
      await expectAccessible(container);
      access.answer = async () => true;
      const allow = screen.getByRole('button', { name: 'Allow access' });
      allow.focus();
      access.request.mockClear();
      fireEvent.click(allow);
      // At once: whatever comes after an await is no click to the browser.
      expect(access.request.mock.calls).toEqual([[{ origins: [HOST] }]]);
      await expect.poll(() => screen.queryByRole('alert')).toBeNull();
      expect(screen.queryByRole('button', { name: 'Allow access' })).toBeNull();
      expect(document.activeElement).toBe(watch());
      expect(watch().checked).toBe(false);
    });

    it.each([
      ['refuses', async () => false],
      ['fails', () => Promise.reject(new Error('required'))],
    ])('stays on where the browser %s, and says so', async (_how, answer) => {
      const { access, container } = await stopped(({ remove }) =>
        remove.mockImplementation(answer),
      );
      expect(watch().checked).toBe(true);
      expect(screen.getByRole('alert').textContent).toBe(
        'The browser did not take it back, so it stays on.',
      );
      await expectAccessible(container);
      access.change(false);
      await expect.poll(() => screen.queryByRole('alert')).toBeNull();
    });
  });

  it('is off until the browser has answered', async () => {
    const { access } = await drawn();
    access.answer = () => new Promise(() => undefined);
    fireEvent.click(watch());
    await new Promise((resolve) => setTimeout(resolve));
    expect(watch().checked).toBe(false);
  });
});

describe('links on LinkedIn pages', () => {
  it('are read only where the box is ticked, and the risk stands before it', async () => {
    const { settings } = await drawn();
    const box = screen.getByRole<HTMLInputElement>('checkbox', {
      name: 'Read links on LinkedIn pages',
      description: /^LinkedIn’s terms forbid .* may restrict your account/,
    });
    const risk = screen.getByText(/may restrict your account/);
    expect(risk.compareDocumentPosition(box)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(box.checked).toBe(false);
    fireEvent.click(box);
    await expect.poll(() => settings().onLinkedIn).toBe(true);
    fireEvent.click(box);
    await expect.poll(() => settings().onLinkedIn).toBe(false);
  });
});

describe('the addresses to list', () => {
  it('are those of the ticked classes, in the order of the policy', async () => {
    const { settings } = await drawn({ listed: ['business'] });
    const group = within(screen.getByRole('group', { name: 'Addresses to list and to count' }));
    const boxes = group.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false, false, false, false]);
    for (const box of boxes.slice(1)) {
      const before = settings().listed.length;
      fireEvent.click(box);
      await expect.poll(() => settings().listed.length).toBe(before + 1);
    }
    expect(settings().listed).toEqual(EMAIL_CLASSES);
    fireEvent.click(group.getByRole('checkbox', { name: /^Role/ }));
    await expect.poll(() => settings().listed).not.toContain('role');
  });
});

describe('sites never to run on', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Site' });
  const add = (value: string) => {
    fireEvent.input(field(), { target: { value } });
    submit(field());
  };

  it('takes a host or a pasted address, once', async () => {
    const { settings, container } = await drawn();
    add(' https://Intranet.Example.com:8443/people?id=1#top ');
    await expect.poll(() => settings().neverOn).toEqual(['intranet.example.com']);
    expect(field().value).toBe('');
    add('*.example.net');
    await expect.poll(() => settings().neverOn).toEqual(['intranet.example.com', 'example.net']);
    add('example.net');
    expect(screen.getByRole('alert').textContent).toBe('example.net is listed already.');
    add('www.example.net');
    expect(screen.getByRole('alert').textContent).toBe(
      'www.example.net is a subdomain of example.net, which is listed already.',
    );
    expect(settings().neverOn).toHaveLength(2);
    await expectAccessible(container);
  });

  it('says what is no site, and keeps what was typed', async () => {
    const { settings, container } = await drawn();
    add('not a site');
    expect(screen.getByRole('alert').textContent).toMatch(/^That names no site\./);
    expect(field().value).toBe('not a site');
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(container);
    fireEvent.input(field(), { target: { value: 'not a sit' } });
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
    expect(settings().neverOn).toEqual([]);
  });

  it('takes one off the list, and the focus does not get lost', async () => {
    const { settings } = await drawn({ neverOn: ['a.example.com', 'b.example.com'] });
    fireEvent.click(screen.getByRole('button', { name: 'Remove a.example.com' }));
    await expect.poll(() => settings().neverOn).toEqual(['b.example.com']);
    expect(document.activeElement).toBe(field());
    await expect.poll(() => screen.queryByText('a.example.com')).toBeNull();
  });
});
