import { serveGallery } from './serve';

const PORT = 5178;

const { url, close } = await serveGallery('live', PORT);
console.log(`Every component in every state: ${url}\nCtrl+C ends it.`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)));
}
