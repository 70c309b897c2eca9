/**
 * How code in the guides is colored. A line that takes half a second stays plain by default; without the limit, slow machines build the same pages.
 * @type {import('@astrojs/starlight/expressive-code').StarlightExpressiveCodeOptions}
 */
export default {
  shiki: {
    transformers: [
      {
        preprocess: (code, options) => {
          options.tokenizeTimeLimit = 0;
          return code;
        },
      },
    ],
  },
};
