import { cityTime } from '../../day/city-day.js';
import { ActorName } from '../../wording/actor-name.js';

/** Whoever had it in hand: the id, and the name as far as there is one. */
export type Signatory = readonly [id: string | null, name: string | null];

/** Through whose hands something came on record, the first of them first, and when. */
export function Signatories({ people, at }: { people: readonly Signatory[]; at: string }) {
  return (
    <div className="lines">
      {people.map(([id, name]) => (
        <ActorName key={id} id={id} name={name} className="nowrap" />
      ))}
      <span className="small soft nowrap">{cityTime(at)}</span>
    </div>
  );
}
