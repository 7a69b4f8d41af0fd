import { useMemo, useState } from 'preact/hooks';
import { formatAge, formatDay } from '../../lib/dates';
import type { ProviderOverview } from '../../lib/messages';
import type { Match } from '../../lib/person';
import { printable } from '../../lib/printable';
import type { Answer } from '../../lib/store/answers';
import { plural, text } from '../../lib/text';
import { Phrase } from '../ui/phrase';
import { countDifferences, differencesIn } from './compare-differences';
import { SectionList } from './compare-list';
import { mergeCompared, profileLabel, sectionsOf } from './compare-sections';
import { SectionTable } from './compare-table';
import { useIsWide } from './compare-width';
import { fetchedWords } from './fetched-words';

/** One side of a comparison. */
export interface Side {
  readonly provider: ProviderOverview;
  readonly answer: Answer;
  readonly match: Match;
}

/** What two providers say of one person: in two columns where there is room, else each fact once with who says it. */
export function SideBySide({ one, other }: { readonly one: Side; readonly other: Side }) {
  const [isFiltered, setFiltered] = useState(false);
  const isWide = useIsWide();
  const sides = [one, other];
  const merged = useMemo(
    () =>
      mergeCompared(
        [one, other].map(({ provider, match }) => ({
          provider: provider.id,
          person: printable(match.person),
        })),
      ),
    [one.match, other.match, one.provider.id, other.provider.id],
  );
  const all = sectionsOf(merged);
  const { differing } = countDifferences(all, other.provider.id);
  const sections = isFiltered ? differencesIn(all, sides.length) : all;
  const providers = sides.map(({ provider }) => provider);
  const Section = isWide ? SectionTable : SectionList;
  return (
    <section aria-labelledby="compare" class="sides">
      <div>
        <p class="faint">{text('compareTitle')}</p>
        <h1 id="compare">
          <bdi>{merged.name?.value ?? text('nameUnknown')}</bdi>
        </h1>
      </div>
      <ul class="sources">
        {sides.map((side) => (
          <Source key={side.provider.id} {...side} />
        ))}
      </ul>
      <Doubt one={one} other={other} />
      <div class="compare-filter">
        <button
          type="button"
          class="plain"
          aria-pressed={isFiltered}
          onClick={() => setFiltered(!isFiltered)}
        >
          {text('differencesOnly')}
        </button>
        <span class="soft num">
          {differing === 0 ? text('factsAgree') : plural('factsDiffer', differing)}
        </span>
      </div>
      {sections.map((section) => (
        <Section key={section.heading} section={section} providers={providers} />
      ))}
      {sections.length === 0 && <p>{text('compareSame')}</p>}
    </section>
  );
}

/** Of one side: how old what it says is, when it was fetched and for how much. */
function Source({ provider, answer, match: { person } }: Side) {
  const { asOf } = person;
  const day = asOf === undefined ? undefined : formatDay(asOf);
  const age = asOf === undefined ? undefined : formatAge(asOf, Date.now());
  return (
    <li>
      <p class="strong">
        <bdi>{provider.name}</bdi>
      </p>
      <p class="num">
        {day === undefined ? text('dataUndated') : text('dataAged', { day, age: age ?? '' })}
      </p>
      <p class="num">{fetchedWords(answer)}</p>
    </li>
  );
}

/** Why the two sides may not be one person, if there is a reason. */
function Doubt({ one, other }: { readonly one: Side; readonly other: Side }) {
  const { slug } = one.match.person;
  const { slug: otherSlug } = other.match.person;
  // Whoever was asked for by one profile is one person: profiles can be renamed.
  const isByProfile = [one, other].every(({ answer }) => answer.identifier.kind === 'profile');
  const isOtherProfile =
    !isByProfile && slug !== undefined && otherSlug !== undefined && slug !== otherSlug;
  const { length } = other.answer.matches;
  return (
    <>
      {isOtherProfile && (
        <p class="bad">
          <Phrase
            words={text('compareOtherProfile')}
            holes={{ one: profileLabel(slug), other: profileLabel(otherSlug) }}
          />
        </p>
      )}
      {length > 1 && (
        <p class="soft">{plural('compareSeveral', length, { provider: other.provider.name })}</p>
      )}
    </>
  );
}
