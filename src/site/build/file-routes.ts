/** The files that are no pages: one endpoint, and a route for each ending, since Astro wants a slash after an address that has none. */
import type { AstroIntegration } from 'astro';

const endings = ['ico', 'json', 'md', 'mjs', 'png', 'txt', 'xml'];

export function fileRoutes(): AstroIntegration {
  return {
    name: 'files',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const ending of endings) injectRoute({ pattern: `/[...name].${ending}`, entrypoint: './src/pages/_file.ts' });
      },
    },
  };
}
