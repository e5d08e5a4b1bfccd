import { cityTime } from '../../day/city-day.js';
import { InChinese } from '../../wording/in-chinese.js';

/** Through whose hands something came on record, the first of them first, and when. */
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
