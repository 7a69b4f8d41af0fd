import type { ComponentProps } from 'preact';
import { text } from '../../lib/text';
import { wordsOf } from './failure-words';
import { NextStep } from './next-step';

/** What happened, what it cost, what the provider said, and what removes the obstacle, where that is more than to try again. */
export function FailureSection(
  props: Omit<ComponentProps<typeof NextStep>, 'next'> & { readonly class: string },
) {
  const { provider: named } = props;
  // What was refused before a provider was looked at names none. Of what the organisation blocks everywhere that says something.
  const isNameless = props.failure.provider === undefined && props.failure.code !== 'blocked';
  const failure = isNameless && named ? { ...props.failure, provider: named.name } : props.failure;
  const words = wordsOf(failure);
  return (
    <section class={props.class}>
      <div role="alert">
        <h2>{words.title}</h2>
        <p>
          {words.body} {words.cost}
        </p>
      </div>
      {failure.said !== undefined && (
        <p class="soft">
          {text('providerSaid', { provider: failure.provider ?? '' })}{' '}
          <q>
            <bdi>{failure.said.trim()}</bdi>
          </q>
        </p>
      )}
      <NextStep {...props} next={words.next} />
    </section>
  );
}
