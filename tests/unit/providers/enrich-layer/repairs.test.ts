import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import { API, address, given, lineTo, look, PROFILE, wishFor } from './recordings';

describe('where GET is refused', () => {
  it('it asks by POST as the given document has it, and keeps the refusal before', async () => {
    const { line, sent, refusals } = lineTo([
      await given('error-405', undefined, 405),
      await given('as-published', 2),
    ]);
    const reply = await look(line, wishFor({ freshness: 'recent' }));
    expect(reply).toMatchObject({ credits: 2, outcomes: [{ matches: [{}] }] });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(sent[1]?.url).toBe(`${API}/profile`);
    expect(sent[1]?.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await sent[1]?.json()).toEqual({
      profile_url: 'https://www.linkedin.com/in/thessaly-marchbank-0x1e/',
      use_cache: 'if-recent',
      fallback_to_cache: 'on-error',
    });
    expect(refusals).toEqual(['get@/profile']);
  });

  it('and was before, it asks by POST at once', async () => {
    const replies = [await given('as-published')];
    const { line, sent, refusals } = lineTo(replies, { refused: ['get@/profile'] });
    await look(line);
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
    expect(refusals).toEqual([]);
  });

  it('and POST today, it asks by GET again', async () => {
    const replies = [await given('error-405', 0, 405), await given('as-published')];
    const { line, sent, refusals } = lineTo(replies, { refused: ['get@/profile'] });
    await look(line);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(refusals).toEqual(['post@/profile']);
  });

  it('and POST too, that is told, without end neither here nor there', async () => {
    const { line, sent } = lineTo([await given('error-405', 0, 405)]);
    await expect(look(line)).rejects.toMatchObject({ failure: { code: 'refused', charged: 'no' } });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('but for credits, nothing more is sent', async () => {
    const { line, sent } = lineTo([await given('error-405', 1, 405)]);
    await expect(look(line)).rejects.toMatchObject({
      failure: { code: 'refused', charged: 'yes', credits: 1 },
    });
    expect(sent).toHaveLength(1);
  });
});

describe('an extra that is refused by name', () => {
  const wish = wishFor({ extras: { 'enrich-layer': ['salary', 'skills'] } });

  it('is left out, once and for all, and costs nothing from then on', async () => {
    const { line, sent, refusals } = lineTo([
      await given('error-400-extra', 0, 400),
      await given('as-published', 1),
    ]);
    await look(line, wish);
    expect(sent.map(({ url }) => url)).toEqual([
      `${PROFILE}&use_cache=if-present&skills=include&inferred_salary=include`,
      `${PROFILE}&use_cache=if-present&skills=include`,
    ]);
    expect(refusals).toEqual(['inferred_salary@/profile']);
    expect(enrichLayer.price('profile', wish, { refused: refusals })).toEqual({ min: 1, max: 2 });
    const next = lineTo([await given('as-published', 1)], { refused: refusals });
    await look(next.line, wish);
    expect(next.sent.map(({ url }) => url)).toEqual([
      `${PROFILE}&use_cache=if-present&skills=include`,
    ]);
  });

  it('is asked for at most once more where leaving it out does not help', async () => {
    const { line, sent } = lineTo([await given('error-400-extra', 0, 400)]);
    await expect(look(line, wish)).rejects.toMatchObject({ failure: { code: 'refused' } });
    expect(sent).toHaveLength(2);
  });
});

it('loses nothing that was paid for where a refusal cannot be kept', async () => {
  const refuse = () => Promise.reject(new DOMException('The disk is full', 'QuotaExceededError'));
  const replies = [
    await given('resolve-email-url-only', 3),
    await given('error-405', 0, 405),
    await given('filled', 3),
  ];
  const { line } = lineTo(replies, { refuse });
  const reply = await look(line, wishFor({ contact: ['phones'] }), address);
  expect(reply).toMatchObject({ credits: 6, outcomes: [{ matches: [{ confidence: 0.93 }] }] });
});
