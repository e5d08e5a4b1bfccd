import { saveFile } from '../../client/save-file.js';

/** How many pixels of a PNG picture stand for one of the page, so that it is sharp in print. */
const SHARPNESS = 3;

/** A picture of a chart: its SVG text, with width and height in pixels. */
export interface ChartPicture {
  svg: string;
  width: number;
  height: number;
}

/** Forms in which a picture of a chart can be saved. */
export const PICTURE_FORMS = ['svg', 'png'] as const;
export type PictureForm = (typeof PICTURE_FORMS)[number];

/**
 * Saves a picture of a chart as a file on the user's machine.
 * @throws Error when the browser cannot draw the picture
 */
export async function savePicture(
  picture: ChartPicture,
  name: string,
  form: PictureForm,
): Promise<void> {
  const file =
    form === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture);
  saveFile(file, `${name.trim()}.${form}`);
}

async function pngOf({ svg, width, height }: ChartPicture): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error('the browser made no picture of the chart'));
    }, 'image/png'),
  );
}
