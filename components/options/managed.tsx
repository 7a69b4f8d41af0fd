import type { Managed, Name } from '../../lib/settings';
import { formatList, text } from '../../lib/text';
import type { OptionsModel } from './model';

interface Lock {
  readonly disabled: boolean;
  readonly 'aria-describedby': string | undefined;
}

/**
 * What a control of a setting gets where the organisation sets it: it is switched off, and said by whom. Ids in `others` describe it anyway;
 * `of` tells apart where one setting has several places.
 */
export function lockOf(
  model: OptionsModel,
  name: Name,
  { others = [], of }: { others?: readonly string[]; of?: string } = {},
): Lock {
  const disabled = isSet(model.managed.value, name);
  const ids = disabled ? [...others, noteId(name, of)] : others;
  return { disabled, 'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined };
}

/** The words beside such a control; nothing where the setting is the user's own. */
export function ManagedNote(props: { model: OptionsModel; name: Name; of?: string }) {
  const { model, name, of } = props;
  if (!isSet(model.managed.value, name)) return null;
  return (
    <p class="managed" id={noteId(name, of)}>
      {text('setByOrganisation')}
    </p>
  );
}

/** Says at the top of the page that there is a policy, and what of it counts for nothing. */
export function ManagedStatus({ model }: { model: OptionsModel }) {
  const { settings, ignored } = model.managed.value;
  if (Object.keys(settings).length + ignored.length === 0) return null;
  const forNothing = ignored.filter((name) => !(name in settings));
  return (
    <div role="status" class="option">
      {Object.keys(settings).length > 0 && <p>{text('managedSome')}</p>}
      {ignored.includes('allowedProviders') && <p class="bad">{text('managedNoneAllowed')}</p>}
      {forNothing.length > 0 && (
        <p class="bad">{text('managedIgnored', { names: formatList(forNothing) })}</p>
      )}
    </div>
  );
}

function isSet({ settings }: Managed, name: Name): boolean {
  return settings[name] !== undefined;
}

function noteId(name: Name, of: string | undefined): string {
  return of === undefined ? `managed-${name}` : `managed-${name}-${of}`;
}
