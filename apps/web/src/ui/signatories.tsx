import { cityTime } from './day/city-day.js';
import { ActorName } from './wording/actor-name.js';

/** A person who recorded or approved something: id and name; null when unknown. */
export type Signatory = readonly [id: string | null, name: string | null];

/** Shows the people who recorded, decided or approved something, and the time. */
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
