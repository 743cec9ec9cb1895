import {Form} from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import {formJs} from '../form.mjs';

void new Form({container: document.getElementById('root')}).importSchema(formJs());
