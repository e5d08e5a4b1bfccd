import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../client/session.js';
import { Frame } from '../frame/frame.js';
import { Loading } from '../frame/loading.js';
import { Refused } from '../frame/refused.js';
import { asLanguage, keptLanguage } from '../language/language.js';
import { SignedIn } from './signed-in.js';
import { SignInPage } from './sign-in-page.js';

/** Lets nobody pass who is not signed in; the page they wanted waits behind. */
export function Gate() {
  const { data: me, error, refetch } = useMe();
  const { i18n } = useTranslation();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (me && !wasSignedIn) setWasSignedIn(true);
  const theirs = me?.person.language;
  useEffect(() => {
    if (theirs && keptLanguage() === null) void i18n.changeLanguage(asLanguage(theirs));
  }, [theirs, i18n]);

  if (me === undefined) {
    return <main className="sign-in">{error ? <Refused error={error} retry={() => void refetch()} /> : <Loading />}</main>;
  }
  if (me === null) return <SignInPage ended={wasSignedIn} />;
  return <SignedIn value={me}><Frame key={me.person.id} /></SignedIn>;
}
