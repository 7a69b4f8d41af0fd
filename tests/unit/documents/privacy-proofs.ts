/** A test, by its file below tests/ and the words after `it(` or `test(`. */
export type Proof = readonly [file: string, title: string];

const KEY_WATCH =
  'a key is in the one command that saves it, in its own database and in requests to its provider, and nowhere else';
const ISOLATED =
  'in no frame of a page does our own isolated world command, read or hear anything of ours';
const NO_WAY =
  'the page itself has no way to us at all, whatever it asks for and in whichever frame';
const NEIGHBOUR =
  'another extension is answered as if Sidecard were not there, and changes nothing';
const POLICY =
  'in %s: no script in any site, nothing web-accessible, nobody may connect, no page but ours';

/** Which tests show that each sentence of PRIVACY.md is true. */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  'Every sentence below is proven by a test; `tests/unit/documents/privacy-proofs.ts` names it.': [
    [
      'unit/documents/privacy.test.ts',
      'has a proof for each of its sentences, and none that is of no sentence',
    ],
    ['unit/documents/privacy.test.ts', 'is proven by tests that are there'],
  ],

  'Nothing is sent before you click, press a key or choose a menu item.': [
    ['e2e/leak-watch.spec.ts', 'a request to a provider before anybody did anything is seen'],
    ['e2e/trust.spec.ts', 'a page that posts messages causes no request and hears nothing'],
  ],
  'Moving to another page, opening a list and reading what you already have send nothing.': [
    ['e2e/main-job.spec.ts', 'moving on to another profile spends nothing: the price is offered'],
    [
      'e2e/main-job.spec.ts',
      'people linked on a page are listed, and one is looked up by a click with its price',
    ],
    [
      'e2e/main-job.spec.ts',
      'a toolbar click on a profile shows the person; a second one costs nothing',
    ],
  ],
  "A look-up sends the profile's address or the e-mail address, the fields wanted, and your key.": [
    [
      'e2e/main-job.spec.ts',
      'a toolbar click on a profile shows the person; a second one costs nothing',
    ],
    [
      'e2e/left-this-browser.spec.ts',
      'what left is what the provider saw: a key tested, a look-up, contact details, a refresh',
    ],
  ],
  'A search sends its filters, and the profiles of people you have from that provider only where you leave them out.':
    [
      [
        'unit/worker/search-services.test.ts',
        'goes on by cursor with all else unchanged, to the end',
      ],
      [
        'unit/worker/search-services.test.ts',
        'leaves out whom the store knows of this provider, so that a page may be short',
      ],
    ],
  'What you type into a search is sent for suggestions, unless you switch that off.': [
    ['unit/worker/search-services.test.ts', 'come for free, with a row in the log and no receipt'],
    [
      'components/search/search.test.tsx',
      'suggests values once something is typed, and not where the user wants none',
    ],
  ],
  'It goes to the provider that you chose, over HTTPS.': [
    [
      'e2e/second-provider.spec.ts',
      'a key of Enrich Layer alone: tested for free, and a click shows the person',
    ],
    ['build/budgets.test.ts', POLICY],
  ],
  'With it goes no cookie and no referrer.': [
    [
      'unit/security/sources.test.ts',
      'have one HTTP client, which sends no cookie and no referrer and follows no redirect',
    ],
    [
      'unit/providers/enrich-layer/requests.test.ts',
      'with the key, no cookie, no referrer, no body, and no redirect followed',
    ],
  ],
  'A redirect is not followed.': [
    [
      'unit/providers/enrich-layer/requests.test.ts',
      'with the key, no cookie, no referrer, no body, and no redirect followed',
    ],
  ],
  'Testing a key sends the key and nothing about anybody.': [
    ['e2e/main-job.spec.ts', 'a key is tested for free: valid, and how many credits are left'],
  ],
  'The first click or key in the options, comparing with the balance and a paid look-up ask how many credits are left: that sends the key alone.':
    [
      ['unit/worker/balances.test.ts', 'the balance of %s is one free request'],
      [
        'unit/worker/balances.test.ts',
        'is no balance asked for where the answer was known, or cost nothing',
      ],
      [
        'e2e/balance.spec.ts',
        'opening the options asks nobody; their first use asks what is left, for free, and shows what was taken elsewhere',
      ],
    ],
  'What a page says beside an identifier is sent to nobody.': [
    [
      'e2e/main-job.spec.ts',
      'people linked on a page are listed, and one is looked up by a click with its price',
    ],
    [
      'e2e/left-this-browser.spec.ts',
      'what left is what the provider saw: a key tested, a look-up, contact details, a refresh',
    ],
  ],
  'There is no server of ours, no analytics and no code from elsewhere: our pages can reach the providers and nobody else.':
    [
      [
        'e2e/leak-watch.spec.ts',
        'a script of ours gets no word out to another host: the policy stops it before the network',
      ],
      [
        'unit/security/sources.test.ts',
        'fetch their own files, and else only through the one line to a provider',
      ],
      ['build/budgets.test.ts', POLICY],
    ],
  'The demo needs no network.': [
    [
      'e2e/demo-mode.spec.ts',
      'from the first run to a person, with no key, no permission and no request',
    ],
  ],

  'A photo or logo is loaded only on a click that names its host, or where you set that it always is.':
    [
      [
        'components/panel/photo.test.tsx',
        'is not loaded until a click, and who would hear of it is said before',
      ],
      ['components/panel/photo.test.tsx', 'is loaded at once where the settings say so'],
      [
        'components/panel/photo.test.tsx',
        'are loaded together, by one control that names every host',
      ],
    ],
  'That host gets no referrer.': [
    [
      'components/panel/photo.test.tsx',
      'is loaded without a referrer, is seen once it is one, and can be taken away again',
    ],
  ],

  'Every request is written to a list in this browser before it is sent.': [
    ['unit/enrich/requests.test.ts', 'which who answers it can see'],
    [
      'e2e/left-this-browser.spec.ts',
      'what left is what the provider saw: a key tested, a look-up, contact details, a refresh',
    ],
  ],
  'The list says when, to whom, what for, what it cost and whom it named, and never the key.': [
    [
      'e2e/left-this-browser.spec.ts',
      'what left is what the provider saw: a key tested, a look-up, contact details, a refresh',
    ],
    ['unit/enrich/requests.test.ts', 'because a line tells its log nothing of headers'],
    [
      'components/library/requests.test.tsx',
      'is a table, the newest first, with what each request was',
    ],
  ],
  'A picture that is loaded is on it too.': [
    [
      'unit/worker/request-services.test.ts',
      'is in the log, by its host alone: its path may name whose it is',
    ],
    ['components/panel/photo.test.tsx', 'is written down before its host hears of anything'],
  ],
  'You can filter it, save it and clear it.': [
    ['e2e/left-this-browser.spec.ts', 'filtered, saved and cleared by keys alone; people stay'],
  ],

  'A key is kept in one of three ways: on this device, under a passphrase, or for this session.': [
    ['unit/keys/ways.test.ts', 'comes back as it was, and is shown by its end alone'],
    [
      'components/options/keys.test.tsx',
      'is this device unless something else is chosen, in plain words',
    ],
  ],
  "On this device it stands in the browser's files as it is.": [
    [
      'unit/keys/ways.test.ts',
      'a key of this device stands in clear, so that the search below proves something',
    ],
  ],
  'Under a passphrase it is encrypted there, and the passphrase is stored nowhere.': [
    [
      'unit/keys/passphrase.test.ts',
      'is nowhere once it was set, and neither is what opens the data key',
    ],
    [
      'unit/keys/ways.test.ts',
      'two keys with the same text are different bytes, and neither opens as the other',
    ],
  ],
  'A passphrase that is lost cannot be recovered.': [
    [
      'components/options/keys.test.tsx',
      'is typed twice, is long enough, and nobody can recover it',
    ],
    [
      'unit/keys/passphrase.test.ts',
      'a key comes back after a restart, by the right passphrase alone',
    ],
  ],
  'Keys under a passphrase lock 15 minutes after their last use, unless you choose another time.': [
    ['unit/keys/lock.test.ts', 'a key is locked, whether or not an alarm has rung'],
    ['unit/keys/lock.test.ts', 'only at the end of the browser'],
    ['components/options/keys.test.tsx', 'says after which time it locks'],
  ],
  'A key of this session is in memory only, and is gone when the browser is closed.': [
    ['unit/keys/ways.test.ts', 'a key of the session leaves nothing at all'],
  ],
  "A key that was once kept on this device may linger in the browser's own files after that, and Sidecard says so when you change it.":
    [
      [
        'components/options/keys.test.tsx',
        'is changed by a button, not by the choice; leaving this device says what may linger',
      ],
    ],
  'After it is saved, screens show the last four characters of a key at most.': [
    ['unit/keys/ways.test.ts', 'comes back as it was, and is shown by its end alone'],
    ['e2e/main-job.spec.ts', 'a key is tested for free: valid, and how many credits are left'],
  ],
  'No web page, no script in a page and no other extension can read a key.': [
    ['e2e/isolated-world.spec.ts', ISOLATED],
    ['e2e/isolated-world.spec.ts', NO_WAY],
    ['e2e/neighbour.spec.ts', NEIGHBOUR],
    [
      'e2e/neighbour.spec.ts',
      'another extension that watches every request sees none of ours, and never the key',
    ],
    ['e2e/key-watch.spec.ts', KEY_WATCH],
  ],
  'A key is in no export, no copied request and no log.': [
    ['e2e/key-watch.spec.ts', KEY_WATCH],
    [
      'e2e/key-watch.spec.ts',
      'an error that is a bug is logged by its name and place, without the words of the key',
    ],
    [
      'unit/security/exported-keys.test.ts',
      'an export of everything holds no key, wherever it is kept',
    ],
  ],

  'People whom you look up are kept in this browser, so that they are shown again for nothing.': [
    [
      'e2e/main-job.spec.ts',
      'a toolbar click on a profile shows the person; a second one costs nothing',
    ],
    [
      'e2e/people.spec.ts',
      'whoever was looked up before is marked as known, and costs nothing again',
    ],
  ],
  'Nothing is stored in a place that your browser account would carry to other devices.': [
    ['unit/security/sources.test.ts', 'never %s'],
  ],
  'A person whose card nobody opens is deleted after 12 months, what a look-up cost after 24 months, and the list of what left after 3 months.':
    [
      ['unit/store/retention.test.ts', 'is deleted, and nothing else'],
      ['unit/store/retention.test.ts', 'is noted once a day, and keeps the person'],
      ['unit/settings.test.ts', 'has the documented defaults'],
    ],
  'A batch is kept as long as what look-ups cost, and what its rows and searches tell of people only as long as people.':
    [
      [
        'unit/store/retention.test.ts',
        'is past its time by its end, never while it runs, and a draft after a day',
      ],
      [
        'unit/store/retention.test.ts',
        'goes on saying who was asked for when what it tells of them is past its time',
      ],
      ['unit/store/retention.test.ts', 'is deleted, and nothing else'],
    ],
  'How many people were shown again for nothing is counted by day, without names, and kept as long as what look-ups cost.':
    [
      [
        'unit/store/ledger.test.ts',
        'a day has one row for each provider, by the local calendar; parts of credits add up',
      ],
      ['unit/store/retention.test.ts', 'is kept as long as receipts, to the end of its day'],
    ],
  'That a provider knew nobody is forgotten after 30 days.': [
    ['unit/store/retention.test.ts', 'is deleted, and nothing else'],
    ['unit/settings.test.ts', 'has the documented defaults'],
  ],
  'You can change these times.': [
    ['unit/store/retention.test.ts', 'is deleted, and nothing else'],
    ['components/options/data.test.tsx', 'is not to be changed where the organisation sets it'],
  ],
  'An export holds everything but the keys, and is written only when you ask for it.': [
    ['unit/archive/archive.test.ts', 'makes an equal one, gzipped or not'],
    ['components/options/data.test.tsx', 'is saved under the name of the day, and said once'],
    [
      'unit/security/exported-keys.test.ts',
      'an export of everything holds no key, wherever it is kept',
    ],
  ],
  'You can delete everything, keys and settings included.': [
    ['unit/worker/data-services.test.ts', 'leaves nothing of any setting'],
    [
      'components/options/data.test.tsx',
      'says what goes, takes two steps, and leaves the list unless it is ticked',
    ],
  ],

  'Of an answer that comes after that only what it cost is kept, without a name.': [
    ['unit/enrich/deleted-meanwhile.test.ts', 'is not kept: %s; what it cost is, for nobody'],
    [
      'e2e/deleted-meanwhile.spec.ts',
      'of an answer that comes after everything was deleted only the cost is kept, for nobody',
    ],
  ],
  'Forgetting a person deletes all that is stored of them, from every provider, and leaves only what was paid.':
    [
      [
        'unit/store/forget.test.ts',
        'deletes all that is stored of her, from every provider, and leaves the amounts',
      ],
      [
        'unit/store/forget-anybody.test.ts',
        'forget one of any people: nothing of them remains, nobody else loses anything, and the books add up',
      ],
      [
        'unit/store/forget-rows.test.ts',
        'by any of their identifiers, and where they repeat a row',
      ],
      [
        'unit/store/forget-rows.test.ts',
        'as a row, by their record or an identifier, and where others name them',
      ],
    ],
  'From then on they are not looked up, until you undo it.': [
    ['unit/store/forget.test.ts', 'is not sent where she was forgotten before it was opened'],
    ['unit/store/forgotten.test.ts', 'takes the whole group off, and brings nothing back'],
  ],
  'The list of whom not to look up holds hashes in place of names and addresses.': [
    ['unit/store/forgotten.test.ts', 'is hashes, which differ from browser to browser'],
  ],
  'An import does not bring them back.': [
    [
      'unit/archive/archive.test.ts',
      'of this browser: nobody on it comes back, but what they cost counts',
    ],
  ],

  'What is bought of others later is kept without the profile and the addresses of whoever was forgotten.':
    [
      [
        'unit/store/mentioned-in-answer.test.ts',
        'a card names nobody on the list, neither in the record nor in the provider’s words',
      ],
    ],
  'Of somebody looked up in a private window nothing is stored but that a request was sent and what it cost, without a name.':
    [
      [
        'e2e/private.spec.ts',
        'whoever is looked up in a private window is forgotten with it, and in no file of the browser',
      ],
      [
        'unit/enrich/private.test.ts',
        'leaves a receipt and a row in the log, and neither says who it was',
      ],
    ],
  'They are forgotten when the last private window is closed.': [
    ['unit/worker/private-windows.test.ts', 'all is forgotten with the last private one'],
  ],
  'Batches and searches, which are kept, are neither offered nor done there.': [
    [
      'e2e/private.spec.ts',
      'of many people nothing is offered in a private window, and nothing done for it',
    ],
    [
      'unit/worker/private-windows.test.ts',
      'nothing is made, searched for, run or changed for a page of a private window',
    ],
  ],

  'Sidecard writes nothing into any page.': [
    ['e2e/trust.spec.ts', 'leaves no trace in a page: no node, attribute, global or resource'],
    [
      'e2e/places.spec.ts',
      'frames and shadow roots as far as a click reaches, and nothing of it shows',
    ],
  ],
  'On linkedin.com no script of ours runs unless you switch that on.': [
    [
      'e2e/watching.spec.ts',
      'on linkedin.com no script runs after a click either, unless that is switched on',
    ],
  ],
  'On other sites our script runs only after your click, or where you let every site be watched.': [
    ['unit/worker/watching.test.ts', 'nothing is registered, and nothing runs'],
    [
      'unit/worker/watching.test.ts',
      'the page script is registered for every site, in frames too, but not for LinkedIn',
    ],
    ['build/budgets.test.ts', POLICY],
  ],
  'Web pages and other extensions get no answer from Sidecard.': [
    ['e2e/trust.spec.ts', 'a page that posts messages causes no request and hears nothing'],
    ['e2e/neighbour.spec.ts', NEIGHBOUR],
  ],
  'Access that you take back ends at once.': [
    [
      'e2e/watching.spec.ts',
      'access that is taken back ends it at once, for pages that are open as well',
    ],
    [
      'e2e/revoked.spec.ts',
      'without access to the provider a card stays, and the next click says what is missing',
    ],
  ],

  'An administrator can set options by policy, and can set neither a key nor your agreement.': [
    ['unit/managed.test.ts', 'sets every setting but the user’s own word, over what is stored'],
    [
      'unit/managed.test.ts',
      'has every setting but those that are nobody else’s, each with one type',
    ],
  ],
};
