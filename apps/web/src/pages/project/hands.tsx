import { cityTime } from '../../day/city-day.js';
import { InChinese } from '../../wording/in-chinese.js';

/** People who submitted and approved a record, in that order, and when. */
export function Hands({ people, at }: { people: readonly string[]; at: string }) {
  return (
    <div className="lines">
      {people.map((name) => (
        <InChinese key={name} className="nowrap">
          {name}
        </InChinese>
      ))}
      <span className="small soft nowrap">{cityTime(at)}</span>
    </div>
  );
}
