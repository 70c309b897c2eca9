/** What little every page does by itself; in one program, for each has a hash in the policy of every page. */

// Whoever reads a printed sheet can reach the host that it was printed from.
for (const slot of document.querySelectorAll('[data-address]')) slot.textContent = location.origin + location.pathname;

// A heading was chosen on a telephone: the list is in its way.
const headings = document.querySelector<HTMLElement>('#toc');
headings?.addEventListener('click', () => headings.hidePopover());
