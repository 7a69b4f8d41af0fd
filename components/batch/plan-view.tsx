import type { ComponentChildren } from 'preact';
import type { ProviderOverview } from '../../lib/messages';
import type { Plan } from '../../lib/store/batch-rows';
import type { Room } from '../../lib/store/caps';
import { formatNumber, plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import type { BatchProps } from './batch-page';
import { InvalidRows } from './invalid-rows';
import { Notify } from './notify';
import { atMostOf, priceMost } from './prices';
import { timeWords } from './words';

/** What a batch would do and cost, before anything of it is sent; the button that starts it carries the price. */
export function PlanView(props: BatchProps) {
  const { model, batch, standing } = props;
  const plan = batch.plan.value;
  const provider = model.providers.value.find(({ id }) => id === standing.batch.provider);
  const isPlanning = batch.doing.value === 'plan-batch';
  const cancel = async () => {
    if (await batch.remove()) model.world.goTo('batches');
  };
  return (
    <section class="plan" aria-busy={isPlanning}>
      <p role="status" class={plan === undefined ? undefined : 'visually-hidden'}>
        {isPlanning ? text('batchPlanning') : plan === undefined ? '' : readyWords(plan)}
      </p>
      {plan !== undefined && <Facts {...props} plan={plan} provider={provider} />}
      {plan !== undefined && <Obstacle {...props} plan={plan} provider={provider} />}
      <div class="choices">
        {plan !== undefined && <Start {...props} plan={plan} />}
        <button type="button" class="plain" onClick={() => void cancel()}>
          {text('batchCancel')}
        </button>
      </div>
      <p class="soft">{text('batchNothingSent')}</p>
      {plan !== undefined && (plan.timeS ?? 0) >= 60 && <Notify />}
    </section>
  );
}

/** What a batch costs, for whoever cannot see it come. */
function readyWords({ toSend, price }: Plan): string {
  const isFree = toSend.profile + toSend.email === 0;
  return text('batchPlanReady', { price: isFree ? text('priceFree') : priceMost(price) });
}

/** Why there is nothing to start, and what can be done instead. */
function Obstacle({ standing, plan, provider }: FactsProps) {
  if (isOfNobody(plan)) return <p>{text('batchNobodyToAsk')}</p>;
  if (!plan.price.isOut) return null;
  const name = provider?.name ?? standing.batch.provider;
  return <p class="bad">{text('batchNotInPlan', { provider: name })}</p>;
}

/** Whether nobody is among them who would be looked up or is known already. */
function isOfNobody({ toSend, known }: Plan): boolean {
  return toSend.profile + toSend.email + known === 0;
}

function Start({ batch, plan }: BatchProps & { plan: Plan }) {
  const count = plan.toSend.profile + plan.toSend.email;
  if (isOfNobody(plan) || plan.price.isOut) return null;
  const isBusy = batch.doing.value !== undefined;
  const price = count === 0 ? text('priceFree') : priceMost(plan.price);
  return (
    // Not disabled while it starts: that would take the focus away.
    <button
      type="button"
      class="main"
      aria-disabled={isBusy}
      onClick={() => isBusy || void batch.begin(atMostOf(plan.priceOfOne), plan)}
    >
      {text('batchStart', { price })}
    </button>
  );
}

type FactsProps = BatchProps & { plan: Plan; provider: ProviderOverview | undefined };

function Facts(props: FactsProps) {
  const { batch, standing, plan, provider } = props;
  const { profile, email } = plan.toSend;
  const name = provider?.name ?? standing.batch.provider;
  const isEvery = standing.batch.isEveryClass === true;
  return (
    <dl class="facts num">
      <Fact title={text('batchGiven')}>{plural('batchRows', plan.given)}</Fact>
      {plan.duplicates > 0 && (
        <Fact title={text('batchRowDuplicate')}>{formatNumber(plan.duplicates)}</Fact>
      )}
      {plan.invalid > 0 && (
        <Fact title={text('batchRowInvalid')}>
          <InvalidRows rows={batch.rows.all.value} count={plan.invalid} />
        </Fact>
      )}
      {plan.forgotten > 0 && (
        <Fact title={text('batchRowForgotten')}>{formatNumber(plan.forgotten)}</Fact>
      )}
      {plan.known > 0 && (
        <Fact title={text('batchKnown')}>{plural('batchKnownCount', plan.known)}</Fact>
      )}
      {(plan.otherClass > 0 || isEvery) && (
        <Fact title={text('batchRowOtherClass')}>
          <OtherClass {...props} name={name} />
        </Fact>
      )}
      <Fact title={text('batchToSend')}>
        <Parts
          of={[
            profile > 0 || email === 0 ? plural('batchProfiles', profile) : undefined,
            email > 0 ? plural('batchAddresses', email) : undefined,
          ]}
        />
      </Fact>
      {plan.requests > 0 && (
        <Fact title={text('batchRequests')}>{formatNumber(plan.requests)}</Fact>
      )}
      <Provider {...props} />
      {!isOfNobody(plan) && !plan.price.isOut && (
        <Fact title={text('batchPrice')}>
          <b>{profile + email === 0 ? text('priceFree') : priceMost(plan.price)}</b>
        </Fact>
      )}
      {plan.timeS !== undefined && profile + email > 0 && (
        <Fact title={text('batchTime')}>{timeWords(plan.timeS)}</Fact>
      )}
      <Left plan={plan} room={batch.room.value} provider={provider} />
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Addresses that are no business addresses, which are left out unless the user wants otherwise. */
function OtherClass({ batch, standing, plan, name }: FactsProps & { name: string }) {
  const isEvery = standing.batch.isEveryClass === true;
  return (
    <>
      {plan.otherClass > 0 && formatNumber(plan.otherClass)}
      <label class="check">
        <input
          type="checkbox"
          checked={isEvery}
          aria-describedby="other-class-about"
          onChange={() => void batch.makePlan({ isEveryClass: !isEvery })}
        />
        {text('batchSendThemToo')}
      </label>
      <p id="other-class-about" class="soft">
        {text('batchOtherClassAbout', { provider: name })}
      </p>
    </>
  );
}

/** Who is asked; another one where there are several. */
function Provider({ model, batch, standing }: BatchProps) {
  const providers = model.providers.value;
  const { provider } = standing.batch;
  if (providers.length < 2) return null;
  return (
    <Fact title={text('leftProvider')}>
      <select
        aria-label={text('leftProvider')}
        value={provider}
        onChange={({ currentTarget }) => void batch.makePlan({ provider: currentTarget.value })}
      >
        {providers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Fact>
  );
}

/** What the caps and the provider's balance leave, and that it would not be enough where that is so. */
function Left(props: {
  plan: Plan;
  room: Room | undefined;
  provider: ProviderOverview | undefined;
}) {
  const { plan, room, provider } = props;
  if (provider?.isDemo === true) return null;
  const balance = provider?.creditsLeft ?? null;
  const parts = [
    room?.day == null ? undefined : text('batchLeftToday', credits(room.day)),
    room?.month == null ? undefined : text('batchLeftMonth', credits(room.month)),
    balance === null || provider === undefined
      ? undefined
      : text('batchLeftThere', { ...credits(balance), provider: provider.name }),
  ];
  const least = Math.min(...[room?.day, room?.month, balance].map((left) => left ?? Infinity));
  if (parts.every((part) => part === undefined)) return null;
  return (
    <Fact title={text('batchLeft')}>
      <Parts of={parts} />
      {plan.price.max > least && <p class="bad">{text('batchNotEnough')}</p>}
    </Fact>
  );
}

function credits(count: number): { readonly credits: string } {
  return { credits: plural('credits', count) };
}
