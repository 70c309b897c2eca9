/** `astro preview` answers as page hosts do: an address without its last slash with the page, or with 404.html where there is none, and texts as UTF-8. */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { AstroIntegration } from 'astro';
import { getContentType, mediaTypes } from '../../publish/hosting/promises.ts';

export function lenientPreview(): AstroIntegration {
  return {
    name: 'lenient-preview',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'preview') return;
        updateConfig({ trailingSlash: 'ignore' });
        // It takes no plugins of Vite, and its server keeps a type that is set already.
        subscribe('http.server.request.start', (message) => {
          const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
          const ending = extname(request.url?.replace(/\?.*/, '') ?? '');
          if (ending in mediaTypes) response.setHeader('content-type', getContentType(ending));
        });
      },
    },
  };
}
