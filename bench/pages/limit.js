/** The limit: Lit, one plain request for the same config, the same first step, a button. Nothing is checked, kept or told. */
import {html, LitElement} from 'lit';

class LimitElement extends LitElement {
  static properties = {config: {state: true}, at: {state: true}};

  constructor() {
    super();
    this.at = 0;
    const {url, documents} = JSON.parse(this.getAttribute('from'));
    void fetch(url, {method: 'POST', body: JSON.stringify({documents})})
      .then((answer) => answer.json())
      .then((answers) => (this.config = answers.map(({found}) => found.fields).find(({steps}) => steps)));
  }

  render() {
    const step = this.config?.steps.arrayValue.values[this.at]?.mapValue.fields;
    if (!step) return html`<p>One moment</p>`;
    const {title, options} = step.config.mapValue.fields;
    const type = options && (options.arrayValue.values.length === 4 ? 'checkbox' : 'radio');
    return html`<h2>${title.stringValue}</h2>
      ${
        options
          ? options.arrayValue.values.map(
              ({stringValue}) => html`<label><input type=${type} name=${this.at} />${stringValue}</label>`,
            )
          : html`<input type="text" />`
      }
      <button @click=${() => (this.at += 1)}>Next</button>`;
  }
}
customElements.define('limit-element', LimitElement);
