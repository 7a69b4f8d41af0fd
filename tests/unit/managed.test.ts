import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { managedSchema } from '../../lib/managed-schema';
import {
  DEFAULTS,
  isAllowed,
  NEVER_MANAGED,
  readManaged,
  readSettings,
  type Settings,
  settingsSchema,
  watchSettings,
  writeConsent,
  writeSetting,
} from '../../lib/settings';

/** Some value of every setting that a policy can set, other than the default. */
const POLICY: Omit<Settings, 'consent'> = {
  provider: 'crustdata',
  order: ['second', 'crustdata'],
  onNoMatch: 'stop',
  onClick: 'ask-first',
  askAbove: 1,
  capDay: 20,
  capMonth: 100,
  prices: { crustdata: { phones: 5, live: 'unknown' } },
  contact: ['phones'],
  freshness: 'recent',
  extras: { crustdata: ['honors'] },
  minSimilarity: 0.9,
  waitS: 30,
  onLinkedIn: true,
  listed: ['business'],
  neverOn: ['bank.example.org'],
  language: 'de',
  shortcuts: false,
  lockAfterMin: 5,
  theme: 'dark',
  density: 'compact',
  photos: 'never',
  keepPeopleMonths: 3,
  keepReceiptsMonths: 6,
  keepRequestsMonths: 1,
  keepMissesDays: 7,
  allowedProviders: ['crustdata', 'second'],
  blockedSites: ['payroll.example.com'],
};

const setPolicy = (policy: Readonly<Record<string, unknown>>) =>
  fakeBrowser.storage.managed.set(policy);

beforeEach(() => fakeBrowser.reset());

describe('a policy', () => {
  it('that says nothing, or cannot be read, changes nothing', async () => {
    expect(await readManaged()).toEqual({ settings: {}, ignored: [] });
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('no manifest'));
    expect(await readManaged()).toEqual({ settings: {}, ignored: [] });
    expect(await readSettings()).toEqual(DEFAULTS);
    vi.restoreAllMocks();
  });

  it('sets every setting but the user’s own word, over what is stored', async () => {
    expect(Object.keys({ ...POLICY, consent: null }).sort()).toEqual(
      Object.keys(settingsSchema.shape).sort(),
    );
    await writeSetting('theme', 'light');
    await writeConsent(7);
    await setPolicy({ ...POLICY, prices: { crustdata: { phones: 5, live: -1 } } });
    const { consent, ...others } = await readSettings();
    expect(others).toEqual(POLICY);
    expect(consent?.at).toBe(7);
    expect(await readManaged()).toEqual({ settings: POLICY, ignored: [] });
  });

  it.each([
    ['capDay', 'none'],
    ['capMonth', 'none'],
    ['minSimilarity', 'any'],
    ['keepPeopleMonths', 'ever'],
    ['keepReceiptsMonths', 'ever'],
    ['lockAfterMin', 'exit'],
  ] as const)('says -1 where %s takes the word %s, which it may say too', async (name, word) => {
    for (const said of [-1, word]) {
      await setPolicy({ [name]: said });
      expect((await readSettings())[name]).toBe(word);
    }
  });

  it('that sets something to no value of it is ignored there, and named', async () => {
    await writeSetting('waitS', 30);
    await setPolicy({
      waitS: 4,
      theme: 'sepia',
      onLinkedIn: 'yes',
      blockedSites: 'payroll.example.com',
      capDay: -2,
      theem: 'dark',
      consent: { wording: 3, at: 1 },
      toString: 1,
      density: 'compact',
    });
    expect(await readSettings()).toEqual({ ...DEFAULTS, waitS: 30, density: 'compact' });
    const { settings, ignored } = await readManaged();
    expect(settings).toEqual({ density: 'compact' });
    expect([...ignored].sort()).toEqual([
      'blockedSites',
      'capDay',
      'consent',
      'onLinkedIn',
      'theem',
      'theme',
      'toString',
      'waitS',
    ]);
    // It is the organisation's: nothing of it is put aside as if the user had stored it.
    expect(Object.keys(await fakeBrowser.storage.local.get())).toEqual(['settings.waitS']);
  });

  it('loses of a list, and of what stands by names, only the entries that mean nothing', async () => {
    await setPolicy({
      contact: ['phones', 'fax', 7],
      listed: ['business', ['role']],
      order: ['second', null],
      extras: { crustdata: ['honors', 5], second: 'all' },
      prices: { crustdata: { phones: 5, live: 'dear', search: -1 } },
      allowedProviders: ['crustdata', { id: 'second' }],
    });
    const { settings, ignored } = await readManaged();
    expect(settings).toEqual({
      contact: ['phones'],
      listed: ['business'],
      order: ['second'],
      extras: { crustdata: ['honors'] },
      prices: { crustdata: { phones: 5, search: 'unknown' } },
      allowedProviders: ['crustdata'],
    });
    expect(ignored).toEqual([
      'contact: "fax"',
      'contact: 7',
      'listed: ["role"]: "role"',
      'order: null',
      'extras.crustdata: 5',
      'extras.second',
      'prices.crustdata.live',
      'allowedProviders: {"id":"second"}.id',
    ]);
  });

  it('means by a host what people copy: an address, a pattern, upper-case letters', async () => {
    await setPolicy({
      blockedSites: [
        'HR.Example.com',
        'https://Payroll.example.com:8443/people?x=1',
        '*.bank.example.org',
        '*://*.vault.example.org/*',
        'https://*.till.example.org/',
        'bücher.example.net',
        'Intranet',
        'hr.example.com.',
        'two words',
        'jane@example.com',
        'https://jane@example.com/',
        'ftp://example.com',
        '*',
        `${'x'.repeat(90)} y`,
        7,
      ],
      neverOn: ['*.Example.net'],
    });
    const { settings, ignored } = await readManaged();
    expect(settings).toEqual({
      blockedSites: [
        'hr.example.com',
        'payroll.example.com',
        'bank.example.org',
        'vault.example.org',
        'till.example.org',
        'xn--bcher-kva.example.net',
        'intranet',
      ],
      neverOn: ['example.net'],
    });
    expect(ignored).toEqual([
      'blockedSites: "two words"',
      'blockedSites: "jane@example.com"',
      'blockedSites: "https://jane@example.com/"',
      'blockedSites: "ftp://example.com"',
      'blockedSites: "*"',
      `blockedSites: "${'x'.repeat(59)}…`,
      'blockedSites: 7',
    ]);
  });

  it('leaves the user’s own list where nothing of its own means anything', async () => {
    await writeSetting('neverOn', ['bank.example.org']);
    await setPolicy({ neverOn: ['two words'], blockedSites: [] });
    expect((await readSettings()).neverOn).toEqual(['bank.example.org']);
    expect(await readManaged()).toEqual({ settings: { blockedSites: [] }, ignored: ['neverOn'] });
  });

  it.each([['crustdata'], [7], [null], [true], [-1], [{ crustdata: true }], [[7]], [[null]]])(
    'that allows providers by %j lets none be asked but the demo',
    async (said) => {
      await writeSetting('provider', 'crustdata');
      vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => ({
        allowedProviders: said,
      }));
      const settings = await readSettings();
      expect(settings).toMatchObject({ allowedProviders: [], provider: null });
      expect((await readManaged()).ignored).toEqual(['allowedProviders']);
      vi.restoreAllMocks();
    },
  );

  it('means one thing, however often it is read', async () => {
    const value = fc.oneof(
      fc.constantFrom('crustdata', 'https://X.example.com/', 'a b', -1, 0, 5, null, true),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const policies = fc.dictionary(
      fc.constantFrom(...Object.keys(POLICY), 'consent', 'theem'),
      fc
        .oneof(value, fc.array(value), fc.dictionary(fc.string(), value))
        .filter((one) => one !== null),
    );
    await fc.assert(
      fc.asyncProperty(policies, async (policy) => {
        await fakeBrowser.storage.managed.clear();
        await setPolicy(policy);
        const { settings, ignored } = await readManaged();
        for (const [name, set] of Object.entries(settings)) {
          expect(settingsSchema.shape[name as keyof Settings].safeParse(set).data).toEqual(set);
        }
        // Nothing is passed over in silence.
        const counted = new Set([...Object.keys(settings), ...ignored]);
        for (const name of Object.keys(policy)) expect(counted).toContain(name);
        await fakeBrowser.storage.managed.clear();
        await setPolicy(settings);
        expect(await readManaged()).toEqual({ settings, ignored: [] });
      }),
    );
  });

  it('takes nothing from the user: what was stored before is there again when it goes', async () => {
    await writeSetting('theme', 'light');
    await setPolicy({ theme: 'dark' });
    expect((await readSettings()).theme).toBe('dark');
    await fakeBrowser.storage.managed.clear();
    expect((await readSettings()).theme).toBe('light');
  });

  it('is not written over', async () => {
    await setPolicy({ theme: 'dark', capDay: 10 });
    for (const write of [
      () => writeSetting('theme', 'light'),
      () => writeSetting('capDay', 'none'),
      () => writeSetting('allowedProviders', ['third']),
      () => writeSetting('blockedSites', []),
    ]) {
      await expect(write()).rejects.toMatchObject({ failure: { code: 'blocked', charged: 'no' } });
    }
    await writeSetting('density', 'compact');
    expect(await readSettings()).toEqual({
      ...DEFAULTS,
      theme: 'dark',
      capDay: 10,
      density: 'compact',
    });
  });

  it('is not written over by who has read it before, and need not be read anew', async () => {
    const known = { settings: { theme: 'dark' }, ignored: [] } as const;
    const read = vi.spyOn(fakeBrowser.storage.managed, 'get');
    const write = writeSetting('theme', 'light', known);
    await expect(write).rejects.toMatchObject({ failure: { code: 'blocked', charged: 'no' } });
    await writeSetting('density', 'compact', known);
    expect(read).not.toHaveBeenCalled();
    expect(await fakeBrowser.storage.local.get()).toEqual({ 'settings.density': 'compact' });
  });

  it('is not what the user stored under the names that only it has', async () => {
    await fakeBrowser.storage.local.set({
      'settings.allowedProviders': ['third'],
      'settings.blockedSites': ['example.org'],
    });
    expect(await readSettings()).toEqual(DEFAULTS);
  });

  it('is followed as it changes, by whoever watches what changed', async () => {
    const [all, theme, sites] = [vi.fn(), vi.fn(), vi.fn()];
    const stops = [
      watchSettings(all),
      watchSettings(theme, ['theme', 'density']),
      watchSettings(sites, ['blockedSites']),
    ];
    await setPolicy({ theme: 'dark' });
    expect([all, theme, sites].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
    await setPolicy({ blockedSites: ['example.org'] });
    expect([all, theme, sites].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1]);
    for (const stop of stops) stop();
    await setPolicy({ theme: 'light' });
    expect([all, theme, sites].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1]);
  });
});

describe('the providers that it allows', () => {
  it.each([
    ['crustdata', [], ['second'], 'second'],
    ['crustdata', ['third', 'second'], ['second', 'fourth'], 'second'],
    ['crustdata', [], [], null],
    ['crustdata', [], ['crustdata'], 'crustdata'],
    ['demo', [], [], 'demo'],
    [null, ['second'], ['second'], null],
  ])('of %j then %j, allowed %j: first %j', async (provider, order, allowed, first) => {
    await writeSetting('provider', provider);
    await writeSetting('order', order);
    await setPolicy({ allowedProviders: allowed });
    expect((await readSettings()).provider).toBe(first);
  });

  it('leave out all others but the demo', () => {
    expect(isAllowed({ allowedProviders: null }, 'third')).toBe(true);
    expect(isAllowed({ allowedProviders: ['crustdata'] }, 'crustdata')).toBe(true);
    expect(isAllowed({ allowedProviders: ['crustdata'] }, 'third')).toBe(false);
    expect(isAllowed({ allowedProviders: [] }, 'demo')).toBe(true);
  });
});

describe('the schema that Chromium is told', () => {
  const { properties } = managedSchema();

  it('has every setting but those that are nobody else’s, each with one type', () => {
    const names = Object.keys(settingsSchema.shape);
    expect(Object.keys(properties).sort()).toEqual(
      names.filter((name) => !NEVER_MANAGED.some((own) => own === name)).sort(),
    );
    const check = (type: (typeof properties)[string] | undefined): void => {
      expect(type?.type).toMatch(/^(?:boolean|number|string|array|object)$/);
      if (type?.items) check(type.items);
      if (type?.additionalProperties) check(type.additionalProperties);
    };
    for (const type of Object.values(properties)) check(type);
  });

  it('tells what each value may be', () => {
    expect(properties).toMatchObject({
      theme: { type: 'string', enum: ['system', 'light', 'dark'] },
      capDay: { type: 'number', description: '0 to 1000000, or -1: none' },
      waitS: { type: 'number', description: '5 to 90' },
      contact: { type: 'array', items: { type: 'string', enum: DEFAULT_KINDS } },
      extras: { type: 'object', additionalProperties: { type: 'array' } },
      allowedProviders: { type: 'array', items: { type: 'string' } },
    });
  });

  it('is what the document for administrators says', async () => {
    const document = await readFile(new URL('../../docs/managed.md', import.meta.url), 'utf8');
    const rows = [...document.matchAll(/^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|/gm)];
    const told = Object.fromEntries(
      rows.map(([, name = '', values = '']) => [name, values.trim()]),
    );
    const meant = Object.entries(properties).map(([name, type]) => [name, valuesOf(type)]);
    expect(told).toEqual(Object.fromEntries(meant));
  });
});

const DEFAULT_KINDS = ['businessEmails', 'personalEmails', 'phones', 'websites'];

/** What a value may be, in the words of the document. */
function valuesOf(type: ReturnType<typeof managedSchema>['properties'][string]): string {
  switch (type.type) {
    case 'boolean':
      return '`true`, `false`';
    case 'number':
      return `number: ${type.description}`;
    case 'string':
      return type.enum?.map((word) => `\`${word}\``).join(', ') ?? 'text';
    case 'array':
      return `list of ${valuesOf(type.items ?? { type: 'string' })}`;
    case 'object':
      return `by name: ${valuesOf(type.additionalProperties ?? { type: 'string' })}`;
  }
}
