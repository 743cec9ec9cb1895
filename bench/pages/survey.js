import {Model} from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import {renderSurvey} from 'survey-js-ui';
import {survey} from '../form.mjs';

renderSurvey(new Model(survey()), document.getElementById('root'));
