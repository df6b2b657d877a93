// A contender of `./darkroom bench worker`: photos by sharp, from and to S3 by the AWS SDK for JavaScript. It prints
// "ready", and for each line that it reads, develops all photos and prints how many bytes came out.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';

// raw, processed: buckets. prefix: of the keys of renditions. keys: of the photos. renditions: name, side, fit, jpeg;
// the largest first. cascade: whether the photo is decoded once. files: the photos, where S3 is to be left out.
const { raw, processed, prefix, keys, renditions, cascade, files } = JSON.parse(process.env.BENCH_JOB);
const photos = await Promise.all(files.map((file) => readFile(file)));
const s3 = new S3Client({ forcePathStyle: true });

sharp.concurrency(1);
sharp.cache(false);

const sized = (image, { side, fit }) =>
  image.resize(side, side, { fit, withoutEnlargement: true });

async function byClone(photo) {
  const decoded = sharp(photo).autoOrient();
  return Promise.all(renditions.map((rendition) =>
    sized(decoded.clone(), rendition).jpeg(rendition.jpeg).toBuffer()));
}

async function byCascade(photo) {
  const { data, info } = await sized(sharp(photo).autoOrient(), renditions[0])
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  return Promise.all(renditions.map((rendition, index) =>
    (index === 0 ? pixels() : sized(pixels(), rendition)).jpeg(rendition.jpeg).toBuffer()));
}

async function get(index) {
  if (photos.length > 0) return photos[index % photos.length];
  const object = await s3.send(new GetObjectCommand({ Bucket: raw, Key: keys[index] }));
  return object.Body.transformToByteArray();
}

async function put(index, rendition, bytes) {
  if (photos.length > 0) return;
  const key = `${prefix}${keys[index]}/${rendition.name}.jpg`;
  await s3.send(new PutObjectCommand({ Bucket: processed, Key: key, Body: bytes, ContentType: 'image/jpeg' }));
}

async function develop(index) {
  const photo = await get(index);
  const made = await (cascade ? byCascade(photo) : byClone(photo));
  await Promise.all(made.map((bytes, rendition) => put(index, renditions[rendition], bytes)));
  return made.reduce((sum, bytes) => sum + bytes.length, 0);
}

async function round() {
  let next = 0;
  let bytes = 0;
  const lane = async () => {
    while (next < keys.length) {
      const made = await develop(next++);
      bytes += made;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return bytes;
}

console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) console.log(await round());
