import type { Company } from '../../lib/person';
import { LogoPicture } from './later';

/** A company's first letter, and its logo over that where it may be loaded. */
export function Logo({ company, isLoaded }: { company: Company; isLoaded: boolean }) {
  return (
    <div class="logo" aria-hidden="true">
      {[...(company.name ?? '·')][0]?.toUpperCase()}
      {isLoaded && company.logoUrl !== undefined && <LogoPicture url={company.logoUrl} />}
    </div>
  );
}
