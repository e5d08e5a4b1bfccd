import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Restriction, useMe } from '../client/session.js';
import { Frame } from '../frame/frame.js';
import { Loading } from '../frame/loading.js';
import { Refused } from '../frame/refused.js';
import { asLanguage, keptLanguage } from '../language/language.js';
import { MustFirstPage } from './must-first-page.js';
import { SignedIn } from './signed-in.js';
import { SignInPage } from './sign-in-page.js';

/** Lets nobody pass who is not signed in, or has something to do first; the page they wanted waits behind. */
export function Gate() {
  const { data: me, error, refetch } = useMe();
  const { i18n } = useTranslation();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  const [must, setMust] = useState<Restriction | null>(null);
  if (me && !wasSignedIn) setWasSignedIn(true);
  // Kept until its page says done: recovery codes must not vanish because somebody looked away.
  const first = me?.restrictions[0];
  if (first !== undefined && must === null) setMust(first);
  if (me === null && must !== null) setMust(null);
  const theirs = me?.person.language;
  useEffect(() => {
    if (theirs && keptLanguage() === null) void i18n.changeLanguage(asLanguage(theirs));
  }, [theirs, i18n]);

  if (me === undefined) {
    return (
      <main className="sign-in">
        {error ? <Refused error={error} retry={() => void refetch()} /> : <Loading />}
      </main>
    );
  }
  if (me === null) return <SignInPage ended={wasSignedIn} />;
  if (must !== null)
    return (
      <MustFirstPage
        key={must}
        must={must}
        onDone={() => void refetch().then(() => setMust(null))}
      />
    );
  return (
    <SignedIn value={me}>
      <Frame key={me.person.id} />
    </SignedIn>
  );
}
