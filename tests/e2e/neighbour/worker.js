// What this extension sees of all requests in the browser: their addresses and their headers.
const seen = [];
chrome.webRequest.onBeforeSendHeaders.addListener(
  ({ url, initiator, requestHeaders }) => {
    seen.push(JSON.stringify({ url, initiator, requestHeaders }));
  },
  { urls: ['<all_urls>'] },
  ['requestHeaders', 'extraHeaders'],
);
globalThis.seen = seen;
