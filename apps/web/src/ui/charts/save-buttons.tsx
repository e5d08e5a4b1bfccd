import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartPicture, PICTURE_FORMS, type PictureForm, savePicture } from './save-picture.js';

/** Shows the buttons that save a chart as a picture; nothing is saved before it is drawn. */
export function SaveButtons({
  title,
  picture,
}: {
  /** Name of the file. */
  title: string;
  /** Returns what is drawn; null when nothing is drawn yet. */
  picture: () => ChartPicture | null;
}) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const save = (form: PictureForm): void => {
    const drawn = picture();
    if (!drawn) return;
    setFailed(false);
    savePicture(drawn, title, form).catch(() => setFailed(true));
  };
  return (
    <span className="actions">
      {failed && <span role="alert">{t('charts.notSaved')}</span>}
      {PICTURE_FORMS.map((form) => (
        <Button key={form} size="small" onClick={() => save(form)}>
          {t(`charts.save.${form}`)}
        </Button>
      ))}
    </span>
  );
}
