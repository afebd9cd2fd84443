/** Compiled schemas. Generated: npm run generate. */
"use strict";
export const validatePack = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"pack.schema.json","title":"kplint pack · 规则包 (pack.yaml)","type":"object","required":["title"],"additionalProperties":false,"properties":{"$schema":{"type":"string"},"title":{"description":"规则包的名称。The pack's name.","$ref":"#/definitions/words"},"extends":{"description":"先读这些规则包，再读本包。Packs this one builds on.","type":"array","items":{"type":"string"}},"headings":{"description":"字段的其他表头写法。More headings of known fields.","type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},"units":{"description":"没有标单位的表按什么单位算：表的种类 → 单位。The unit of money where a table states none, by kind of table.","type":"object","additionalProperties":{"enum":["元","千元","万元","百万元","千万元","亿元"]}},"rules":{"description":"规则的级别和选项。Severity and options of rules.","type":"object","additionalProperties":{"if":{"type":"object"},"then":{"additionalProperties":false,"properties":{"severity":{"enum":["off","on","info","warning","error"]},"options":{"type":"object"}}},"else":{"enum":["off","on","info","warning","error"]}}},"thresholds":{"description":"几条规则共用的界限和指标：选项名 → 值。Options that several rules share: name → value.","type":"object"},"required":{"description":"各种表必须有的列；内层列表是几选一。Columns demanded per kind of table; an inner list is a choice.","type":"object","additionalProperties":{"type":"array","items":{"if":{"type":"array"},"then":{"minItems":1,"items":{"type":"string"}},"else":{"type":"string"}}}},"rosters":{"description":"名册：名称 → csv 文件。Rosters: name → csv file beside pack.yaml.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,30}$"},"additionalProperties":{"type":"string","pattern":"^[^/\\\\:]{1,100}\\.csv$","examples":["units.csv"]}},"regions":{"description":"行政区划代码：本县、本市、本省。Region codes of the county, its city and its province.","type":"array","items":{"if":{"type":"string"},"then":{"pattern":"^\\d{6}$","examples":["140829"]},"else":{"type":"integer","minimum":100000}}},"exceptions":{"description":"认可的问题：不再报，到期后又报。Findings that are accepted until a date.","type":"array","maxItems":2000,"items":{"type":"object","required":["rule","reason","until"],"additionalProperties":false,"properties":{"rule":{"description":"规则编号。The rule.","type":"string"},"project":{"description":"项目代码或项目名称。The project's code or name.","type":"string","pattern":"\\S","examples":["2312-140829-04-01-123456"]},"table":{"description":"表的种类。The kind of table.","type":"string"},"sheet":{"description":"工作表名称。The name of the sheet.","type":"string","pattern":"\\S","examples":["项目表"]},"field":{"description":"字段。The field.","type":"string"},"reason":{"description":"为什么认可、谁定的。Why, and who decided.","type":"string","pattern":"\\S","examples":["县政府常务会议纪要〔2025〕3号"]},"until":{"description":"到哪个月或哪一天为止（含）。The last month or day.","type":"string","pattern":"^\\d{4}-\\d{2}(-\\d{2})?$","examples":["2025-12"]}}}},"declare":{"description":"本县自己的规则。Rules of one's own.","type":"array","maxItems":500,"items":{"type":"object","required":["id","title","why","help","source","severity","examples"],"additionalProperties":false,"properties":{"id":{"description":"规则编号，用县名开头。The rule's id, beginning with the county.","type":"string"},"title":{"$ref":"#/definitions/words"},"why":{"$ref":"#/definitions/words"},"help":{"$ref":"#/definitions/words"},"source":{"$ref":"#/definitions/words"},"severity":{"enum":["info","warning","error"]},"off":{"description":"先关着。Off until it is turned on.","type":"boolean"},"tables":{"description":"哪几种表；不写就是各种表。The kinds of table; without it, any.","type":"array","minItems":1,"items":{"type":"string"}},"when":{"description":"只管哪些项目（表达式）。An expression: the projects it is about.","type":"string"},"at":{"description":"报在哪个字段的格子上。The field whose cell is reported.","type":"string"},"message":{"$ref":"#/definitions/words"},"examples":{"type":"object","required":["bad","good"],"additionalProperties":false,"properties":{"bad":{"$ref":"#/definitions/examples"},"good":{"$ref":"#/definitions/examples"}}},"required":{"description":"必须填。Must be filled in.","$ref":"#/definitions/fields"},"unique":{"description":"不能重复。Must not repeat.","$ref":"#/definitions/fields"},"pattern":{"description":"整格的写法（正则表达式）。The form of the whole cell.","type":"object","required":["field","matches"],"additionalProperties":false,"properties":{"field":{"type":"string"},"matches":{"type":"string"},"example":{"type":"string"}}},"range":{"description":"范围，两头都算。From min to max.","type":"object","required":["field"],"additionalProperties":false,"properties":{"field":{"type":"string"},"min":{"$ref":"#/definitions/limit"},"max":{"$ref":"#/definitions/limit"}}},"oneOf":{"description":"只能是其中之一。One of a list.","type":"object","required":["field","values"],"additionalProperties":false,"properties":{"field":{"type":"string"},"values":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":["string","number"]}}}},"order":{"description":"前面的不能晚于（大于）后面的。None comes after the next.","type":"array","minItems":2,"maxItems":20,"items":{"type":"string"}},"sum":{"description":"分项相加等于合计。Parts add up to a total.","type":"object","required":["total","parts"],"additionalProperties":false,"properties":{"total":{"type":"string"},"parts":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string"}},"blanks":{"description":"空格算无法判断，还是算零。","enum":["undecidable","zero"]}}},"compare":{"description":"与另一个字段或一个数比。Compared with a field or a limit.","type":"object","required":["field","is","to"],"additionalProperties":false,"properties":{"field":{"type":"string"},"is":{"description":"不大于、小于、不小于、大于、等于、不等于，或 '<=' '<' '>=' '>' '==' '!='。","type":"string"},"to":{"$ref":"#/definitions/limit"},"times":{"description":"另一个字段先乘几。","type":"number"}}},"expression":{"description":"表达式（CEL），成立才对。An expression that must hold.","type":"string"}}}}},"definitions":{"words":{"description":"文字；可分中英文。A text, in one language or in both.","if":{"type":"object"},"then":{"required":["zh"],"additionalProperties":false,"properties":{"zh":{"type":"string","pattern":"\\S"},"en":{"type":"string"}}},"else":{"type":"string","pattern":"\\S","examples":["一句话"]}},"fields":{"description":"一个字段，或几个字段的列表。A field or a list of fields.","if":{"type":"array"},"then":{"minItems":1,"maxItems":20,"items":{"type":"string"}},"else":{"type":"string"}},"limit":{"description":"数字（金额一律是万元）或年月“2025-04”。A number (money in 万元) or a month.","type":["number","string"]},"examples":{"if":{"type":"array"},"then":{"minItems":1,"maxItems":20,"items":{"$ref":"#/definitions/example"}},"else":{"$ref":"#/definitions/example"}},"example":{"description":"画出来的例表。A drawn table.","if":{"type":"object"},"then":{"required":["table"],"additionalProperties":false,"properties":{"table":{"type":"string"},"settings":{"type":"object","additionalProperties":false,"properties":{"period":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])$","examples":["2025-05"]},"year":{"type":"integer","minimum":1949}}}}},"else":{"type":"string"}}}};
const schema12 = {"description":"文字；可分中英文。A text, in one language or in both.","if":{"type":"object"},"then":{"required":["zh"],"additionalProperties":false,"properties":{"zh":{"type":"string","pattern":"\\S"},"en":{"type":"string"}}},"else":{"type":"string","pattern":"\\S","examples":["一句话"]}};
const schema21 = {"description":"一个字段，或几个字段的列表。A field or a list of fields.","if":{"type":"array"},"then":{"minItems":1,"maxItems":20,"items":{"type":"string"}},"else":{"type":"string"}};
const schema23 = {"description":"数字（金额一律是万元）或年月“2025-04”。A number (money in 万元) or a month.","type":["number","string"]};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("\\S", "u");
const pattern2 = new RegExp("^[a-z][A-Za-z0-9]{0,30}$", "u");
const pattern3 = new RegExp("^[^/\\\\:]{1,100}\\.csv$", "u");
const pattern4 = new RegExp("^\\d{6}$", "u");
const pattern8 = new RegExp("^\\d{4}-\\d{2}(-\\d{2})?$", "u");
const schema18 = {"if":{"type":"array"},"then":{"minItems":1,"maxItems":20,"items":{"$ref":"#/definitions/example"}},"else":{"$ref":"#/definitions/example"}};
const schema19 = {"description":"画出来的例表。A drawn table.","if":{"type":"object"},"then":{"required":["table"],"additionalProperties":false,"properties":{"table":{"type":"string"},"settings":{"type":"object","additionalProperties":false,"properties":{"period":{"type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])$","examples":["2025-05"]},"year":{"type":"integer","minimum":1949}}}}},"else":{"type":"string"}};
const pattern19 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(!(Array.isArray(data))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs3 = errors;
if(Array.isArray(data)){
if(data.length > 20){
const err1 = {instancePath,schemaPath:"#/then/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema18.then,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/then/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema18.then,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs6 = errors;
let valid4 = true;
const _errs7 = errors;
if(!(data0 && typeof data0 == "object" && !Array.isArray(data0))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs9 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.table === undefined){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/example/then/required",keyword:"required",params:{missingProperty: "table"},message:"must have required property '"+"table"+"'",schema:schema19.then.required,parentSchema:schema19.then,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data0){
if(!((key0 === "table") || (key0 === "settings"))){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/example/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema19.then,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.table !== undefined){
let data1 = data0.table;
if(typeof data1 !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/table",schemaPath:"#/definitions/example/then/properties/table/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.then.properties.table.type,parentSchema:schema19.then.properties.table,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.settings !== undefined){
let data2 = data0.settings;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!((key1 === "period") || (key1 === "year"))){
const err7 = {instancePath:instancePath+"/" + i0+"/settings",schemaPath:"#/definitions/example/then/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema19.then.properties.settings,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.period !== undefined){
let data3 = data2.period;
if(typeof data3 === "string"){
if(!pattern19.test(data3)){
const err8 = {instancePath:instancePath+"/" + i0+"/settings/period",schemaPath:"#/definitions/example/then/properties/settings/properties/period/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])$"+"\"",schema:"^\\d{4}-(0[1-9]|1[0-2])$",parentSchema:schema19.then.properties.settings.properties.period,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/" + i0+"/settings/period",schemaPath:"#/definitions/example/then/properties/settings/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.then.properties.settings.properties.period.type,parentSchema:schema19.then.properties.settings.properties.period,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.year !== undefined){
let data4 = data2.year;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/" + i0+"/settings/year",schemaPath:"#/definitions/example/then/properties/settings/properties/year/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.then.properties.settings.properties.year.type,parentSchema:schema19.then.properties.settings.properties.year,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1949 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/" + i0+"/settings/year",schemaPath:"#/definitions/example/then/properties/settings/properties/year/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1949},message:"must be >= 1949",schema:1949,parentSchema:schema19.then.properties.settings.properties.year,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
}
else {
const err12 = {instancePath:instancePath+"/" + i0+"/settings",schemaPath:"#/definitions/example/then/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.then.properties.settings.type,parentSchema:schema19.then.properties.settings,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
var _valid1 = _errs9 === errors;
valid4 = _valid1;
ifClause1 = "then";
}
else {
const _errs20 = errors;
if(typeof data0 !== "string"){
const err13 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/example/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.else.type,parentSchema:schema19.else,data:data0};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid4 = _valid1;
ifClause1 = "else";
}
if(!valid4){
const err14 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/example/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema19.if,parentSchema:schema19,data:data0};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs22 = errors;
const _errs24 = errors;
let valid8 = true;
const _errs25 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs25 === errors;
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs27 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.table === undefined){
const err16 = {instancePath,schemaPath:"#/definitions/example/then/required",keyword:"required",params:{missingProperty: "table"},message:"must have required property '"+"table"+"'",schema:schema19.then.required,parentSchema:schema19.then,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 in data){
if(!((key2 === "table") || (key2 === "settings"))){
const err17 = {instancePath,schemaPath:"#/definitions/example/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema19.then,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.table !== undefined){
let data5 = data.table;
if(typeof data5 !== "string"){
const err18 = {instancePath:instancePath+"/table",schemaPath:"#/definitions/example/then/properties/table/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.then.properties.table.type,parentSchema:schema19.then.properties.table,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.settings !== undefined){
let data6 = data.settings;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!((key3 === "period") || (key3 === "year"))){
const err19 = {instancePath:instancePath+"/settings",schemaPath:"#/definitions/example/then/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema19.then.properties.settings,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data6.period !== undefined){
let data7 = data6.period;
if(typeof data7 === "string"){
if(!pattern19.test(data7)){
const err20 = {instancePath:instancePath+"/settings/period",schemaPath:"#/definitions/example/then/properties/settings/properties/period/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])$"+"\"",schema:"^\\d{4}-(0[1-9]|1[0-2])$",parentSchema:schema19.then.properties.settings.properties.period,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/settings/period",schemaPath:"#/definitions/example/then/properties/settings/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.then.properties.settings.properties.period.type,parentSchema:schema19.then.properties.settings.properties.period,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.year !== undefined){
let data8 = data6.year;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err22 = {instancePath:instancePath+"/settings/year",schemaPath:"#/definitions/example/then/properties/settings/properties/year/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema19.then.properties.settings.properties.year.type,parentSchema:schema19.then.properties.settings.properties.year,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1949 || isNaN(data8)){
const err23 = {instancePath:instancePath+"/settings/year",schemaPath:"#/definitions/example/then/properties/settings/properties/year/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1949},message:"must be >= 1949",schema:1949,parentSchema:schema19.then.properties.settings.properties.year,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
}
else {
const err24 = {instancePath:instancePath+"/settings",schemaPath:"#/definitions/example/then/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema19.then.properties.settings.type,parentSchema:schema19.then.properties.settings,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
var _valid2 = _errs27 === errors;
valid8 = _valid2;
ifClause2 = "then";
}
else {
const _errs38 = errors;
if(typeof data !== "string"){
const err25 = {instancePath,schemaPath:"#/definitions/example/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.else.type,parentSchema:schema19.else,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid2 = _errs38 === errors;
valid8 = _valid2;
ifClause2 = "else";
}
if(!valid8){
const err26 = {instancePath,schemaPath:"#/definitions/example/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema19.if,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err27 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema18.if,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="pack.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.$schema.type,parentSchema:schema11.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
const _errs6 = errors;
let valid2 = true;
const _errs7 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs7 === errors;
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs9 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.zh === undefined){
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "zh") || (key1 === "en"))){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.zh !== undefined){
let data2 = data1.zh;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err6 = {instancePath:instancePath+"/title/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/title/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.en !== undefined){
let data3 = data1.en;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/title/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
var _valid0 = _errs9 === errors;
valid2 = _valid0;
ifClause0 = "then";
}
else {
const _errs15 = errors;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid2 = _valid0;
ifClause0 = "else";
}
if(!valid2){
const err11 = {instancePath:instancePath+"/title",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema12.if,parentSchema:schema12,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.extends !== undefined){
let data4 = data.extends;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.extends.items.type,parentSchema:schema11.properties.extends.items,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.extends.type,parentSchema:schema11.properties.extends,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.headings !== undefined){
let data6 = data.headings;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
let data7 = data6[key2];
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/headings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i1,schemaPath:"#/properties/headings/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.headings.additionalProperties.items.type,parentSchema:schema11.properties.headings.additionalProperties.items,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/headings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headings/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.headings.additionalProperties.type,parentSchema:schema11.properties.headings.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/headings",schemaPath:"#/properties/headings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.headings.type,parentSchema:schema11.properties.headings,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.units !== undefined){
let data9 = data.units;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key3 in data9){
let data10 = data9[key3];
if(!((((((data10 === "元") || (data10 === "千元")) || (data10 === "万元")) || (data10 === "百万元")) || (data10 === "千万元")) || (data10 === "亿元"))){
const err17 = {instancePath:instancePath+"/units/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/units/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema11.properties.units.additionalProperties.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.units.additionalProperties.enum,parentSchema:schema11.properties.units.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/units",schemaPath:"#/properties/units/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.units.type,parentSchema:schema11.properties.units,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.rules !== undefined){
let data11 = data.rules;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key4 in data11){
let data12 = data11[key4];
const _errs36 = errors;
let valid11 = true;
const _errs37 = errors;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid1 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs39 = errors;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key5 in data12){
if(!((key5 === "severity") || (key5 === "options"))){
const err20 = {instancePath:instancePath+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.rules.additionalProperties.then,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data12.severity !== undefined){
let data13 = data12.severity;
if(!(((((data13 === "off") || (data13 === "on")) || (data13 === "info")) || (data13 === "warning")) || (data13 === "error"))){
const err21 = {instancePath:instancePath+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/severity",schemaPath:"#/properties/rules/additionalProperties/then/properties/severity/enum",keyword:"enum",params:{allowedValues: schema11.properties.rules.additionalProperties.then.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.rules.additionalProperties.then.properties.severity.enum,parentSchema:schema11.properties.rules.additionalProperties.then.properties.severity,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data12.options !== undefined){
let data14 = data12.options;
if(!(data14 && typeof data14 == "object" && !Array.isArray(data14))){
const err22 = {instancePath:instancePath+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/options",schemaPath:"#/properties/rules/additionalProperties/then/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rules.additionalProperties.then.properties.options.type,parentSchema:schema11.properties.rules.additionalProperties.then.properties.options,data:data14};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
var _valid1 = _errs39 === errors;
valid11 = _valid1;
ifClause1 = "then";
}
else {
const _errs44 = errors;
if(!(((((data12 === "off") || (data12 === "on")) || (data12 === "info")) || (data12 === "warning")) || (data12 === "error"))){
const err23 = {instancePath:instancePath+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/else/enum",keyword:"enum",params:{allowedValues: schema11.properties.rules.additionalProperties.else.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.rules.additionalProperties.else.enum,parentSchema:schema11.properties.rules.additionalProperties.else,data:data12};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs44 === errors;
valid11 = _valid1;
ifClause1 = "else";
}
if(!valid11){
const err24 = {instancePath:instancePath+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema11.properties.rules.additionalProperties.if,parentSchema:schema11.properties.rules.additionalProperties,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rules.type,parentSchema:schema11.properties.rules,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.thresholds !== undefined){
let data15 = data.thresholds;
if(!(data15 && typeof data15 == "object" && !Array.isArray(data15))){
const err26 = {instancePath:instancePath+"/thresholds",schemaPath:"#/properties/thresholds/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.thresholds.type,parentSchema:schema11.properties.thresholds,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.required !== undefined){
let data16 = data.required;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key6 in data16){
let data17 = data16[key6];
if(Array.isArray(data17)){
const len2 = data17.length;
for(let i2=0; i2<len2; i2++){
let data18 = data17[i2];
const _errs53 = errors;
let valid16 = true;
const _errs54 = errors;
if(!(Array.isArray(data18))){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid2 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs56 = errors;
if(Array.isArray(data18)){
if(data18.length < 1){
const err28 = {instancePath:instancePath+"/required/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/then/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.required.additionalProperties.items.then,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
let data19 = data18[i3];
if(typeof data19 !== "string"){
const err29 = {instancePath:instancePath+"/required/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2+"/" + i3,schemaPath:"#/properties/required/additionalProperties/items/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.required.additionalProperties.items.then.items.type,parentSchema:schema11.properties.required.additionalProperties.items.then.items,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
var _valid2 = _errs56 === errors;
valid16 = _valid2;
ifClause2 = "then";
}
else {
const _errs59 = errors;
if(typeof data18 !== "string"){
const err30 = {instancePath:instancePath+"/required/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.required.additionalProperties.items.else.type,parentSchema:schema11.properties.required.additionalProperties.items.else,data:data18};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid2 = _errs59 === errors;
valid16 = _valid2;
ifClause2 = "else";
}
if(!valid16){
const err31 = {instancePath:instancePath+"/required/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema11.properties.required.additionalProperties.items.if,parentSchema:schema11.properties.required.additionalProperties.items,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/required/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/required/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.required.additionalProperties.type,parentSchema:schema11.properties.required.additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.required.type,parentSchema:schema11.properties.required,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.rosters !== undefined){
let data20 = data.rosters;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key7 in data20){
const _errs63 = errors;
if(typeof key7 === "string"){
if(!pattern2.test(key7)){
const err34 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,30}$"},message:"must match pattern \""+"^[a-z][A-Za-z0-9]{0,30}$"+"\"",schema:"^[a-z][A-Za-z0-9]{0,30}$",parentSchema:schema11.properties.rosters.propertyNames,data:key7,propertyName:key7};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid19 = _errs63 === errors;
if(!valid19){
const err35 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid",schema:schema11.properties.rosters.propertyNames,parentSchema:schema11.properties.rosters,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
for(const key8 in data20){
let data21 = data20[key8];
if(typeof data21 === "string"){
if(!pattern3.test(data21)){
const err36 = {instancePath:instancePath+"/rosters/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rosters/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^/\\\\:]{1,100}\\.csv$"},message:"must match pattern \""+"^[^/\\\\:]{1,100}\\.csv$"+"\"",schema:"^[^/\\\\:]{1,100}\\.csv$",parentSchema:schema11.properties.rosters.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/rosters/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rosters/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.rosters.additionalProperties.type,parentSchema:schema11.properties.rosters.additionalProperties,data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rosters.type,parentSchema:schema11.properties.rosters,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.regions !== undefined){
let data22 = data.regions;
if(Array.isArray(data22)){
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
const _errs70 = errors;
let valid23 = true;
const _errs71 = errors;
if(typeof data23 !== "string"){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid3 = _errs71 === errors;
errors = _errs70;
if(vErrors !== null){
if(_errs70){
vErrors.length = _errs70;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs73 = errors;
if(typeof data23 === "string"){
if(!pattern4.test(data23)){
const err40 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/then/pattern",keyword:"pattern",params:{pattern: "^\\d{6}$"},message:"must match pattern \""+"^\\d{6}$"+"\"",schema:"^\\d{6}$",parentSchema:schema11.properties.regions.items.then,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var _valid3 = _errs73 === errors;
valid23 = _valid3;
ifClause3 = "then";
}
else {
const _errs74 = errors;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err41 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.regions.items.else.type,parentSchema:schema11.properties.regions.items.else,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 100000 || isNaN(data23)){
const err42 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100000},message:"must be >= 100000",schema:100000,parentSchema:schema11.properties.regions.items.else,data:data23};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var _valid3 = _errs74 === errors;
valid23 = _valid3;
ifClause3 = "else";
}
if(!valid23){
const err43 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/if",keyword:"if",params:{failingKeyword: ifClause3},message:"must match \""+ifClause3+"\" schema",schema:schema11.properties.regions.items.if,parentSchema:schema11.properties.regions.items,data:data23};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.regions.type,parentSchema:schema11.properties.regions,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.exceptions !== undefined){
let data24 = data.exceptions;
if(Array.isArray(data24)){
if(data24.length > 2000){
const err45 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/maxItems",keyword:"maxItems",params:{limit: 2000},message:"must NOT have more than 2000 items",schema:2000,parentSchema:schema11.properties.exceptions,data:data24};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
const len5 = data24.length;
for(let i5=0; i5<len5; i5++){
let data25 = data24[i5];
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.rule === undefined){
const err46 = {instancePath:instancePath+"/exceptions/" + i5,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'",schema:schema11.properties.exceptions.items.required,parentSchema:schema11.properties.exceptions.items,data:data25};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data25.reason === undefined){
const err47 = {instancePath:instancePath+"/exceptions/" + i5,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema11.properties.exceptions.items.required,parentSchema:schema11.properties.exceptions.items,data:data25};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data25.until === undefined){
const err48 = {instancePath:instancePath+"/exceptions/" + i5,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema11.properties.exceptions.items.required,parentSchema:schema11.properties.exceptions.items,data:data25};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key9 in data25){
if(!(((((((key9 === "rule") || (key9 === "project")) || (key9 === "table")) || (key9 === "sheet")) || (key9 === "field")) || (key9 === "reason")) || (key9 === "until"))){
const err49 = {instancePath:instancePath+"/exceptions/" + i5,schemaPath:"#/properties/exceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.exceptions.items,data:data25};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data25.rule !== undefined){
let data26 = data25.rule;
if(typeof data26 !== "string"){
const err50 = {instancePath:instancePath+"/exceptions/" + i5+"/rule",schemaPath:"#/properties/exceptions/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.rule.type,parentSchema:schema11.properties.exceptions.items.properties.rule,data:data26};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data25.project !== undefined){
let data27 = data25.project;
if(typeof data27 === "string"){
if(!pattern0.test(data27)){
const err51 = {instancePath:instancePath+"/exceptions/" + i5+"/project",schemaPath:"#/properties/exceptions/items/properties/project/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.exceptions.items.properties.project,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/exceptions/" + i5+"/project",schemaPath:"#/properties/exceptions/items/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.project.type,parentSchema:schema11.properties.exceptions.items.properties.project,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data25.table !== undefined){
let data28 = data25.table;
if(typeof data28 !== "string"){
const err53 = {instancePath:instancePath+"/exceptions/" + i5+"/table",schemaPath:"#/properties/exceptions/items/properties/table/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.table.type,parentSchema:schema11.properties.exceptions.items.properties.table,data:data28};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data25.sheet !== undefined){
let data29 = data25.sheet;
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
const err54 = {instancePath:instancePath+"/exceptions/" + i5+"/sheet",schemaPath:"#/properties/exceptions/items/properties/sheet/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.exceptions.items.properties.sheet,data:data29};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/exceptions/" + i5+"/sheet",schemaPath:"#/properties/exceptions/items/properties/sheet/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.sheet.type,parentSchema:schema11.properties.exceptions.items.properties.sheet,data:data29};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data25.field !== undefined){
let data30 = data25.field;
if(typeof data30 !== "string"){
const err56 = {instancePath:instancePath+"/exceptions/" + i5+"/field",schemaPath:"#/properties/exceptions/items/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.field.type,parentSchema:schema11.properties.exceptions.items.properties.field,data:data30};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data25.reason !== undefined){
let data31 = data25.reason;
if(typeof data31 === "string"){
if(!pattern0.test(data31)){
const err57 = {instancePath:instancePath+"/exceptions/" + i5+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema11.properties.exceptions.items.properties.reason,data:data31};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/exceptions/" + i5+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.reason.type,parentSchema:schema11.properties.exceptions.items.properties.reason,data:data31};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data25.until !== undefined){
let data32 = data25.until;
if(typeof data32 === "string"){
if(!pattern8.test(data32)){
const err59 = {instancePath:instancePath+"/exceptions/" + i5+"/until",schemaPath:"#/properties/exceptions/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}(-\\d{2})?$"},message:"must match pattern \""+"^\\d{4}-\\d{2}(-\\d{2})?$"+"\"",schema:"^\\d{4}-\\d{2}(-\\d{2})?$",parentSchema:schema11.properties.exceptions.items.properties.until,data:data32};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/exceptions/" + i5+"/until",schemaPath:"#/properties/exceptions/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.exceptions.items.properties.until.type,parentSchema:schema11.properties.exceptions.items.properties.until,data:data32};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/exceptions/" + i5,schemaPath:"#/properties/exceptions/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.exceptions.items.type,parentSchema:schema11.properties.exceptions.items,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.exceptions.type,parentSchema:schema11.properties.exceptions,data:data24};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.declare !== undefined){
let data33 = data.declare;
if(Array.isArray(data33)){
if(data33.length > 500){
const err63 = {instancePath:instancePath+"/declare",schemaPath:"#/properties/declare/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items",schema:500,parentSchema:schema11.properties.declare,data:data33};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
const len6 = data33.length;
for(let i6=0; i6<len6; i6++){
let data34 = data33[i6];
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.id === undefined){
const err64 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data34.title === undefined){
const err65 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data34.why === undefined){
const err66 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "why"},message:"must have required property '"+"why"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data34.help === undefined){
const err67 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "help"},message:"must have required property '"+"help"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data34.source === undefined){
const err68 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "source"},message:"must have required property '"+"source"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data34.severity === undefined){
const err69 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data34.examples === undefined){
const err70 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/required",keyword:"required",params:{missingProperty: "examples"},message:"must have required property '"+"examples"+"'",schema:schema11.properties.declare.items.required,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key10 in data34){
if(!(func2.call(schema11.properties.declare.items.properties, key10))){
const err71 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data34.id !== undefined){
let data35 = data34.id;
if(typeof data35 !== "string"){
const err72 = {instancePath:instancePath+"/declare/" + i6+"/id",schemaPath:"#/properties/declare/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.id.type,parentSchema:schema11.properties.declare.items.properties.id,data:data35};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data34.title !== undefined){
let data36 = data34.title;
const _errs104 = errors;
let valid31 = true;
const _errs105 = errors;
if(!(data36 && typeof data36 == "object" && !Array.isArray(data36))){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var _valid4 = _errs105 === errors;
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
let ifClause4;
if(_valid4){
const _errs107 = errors;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.zh === undefined){
const err74 = {instancePath:instancePath+"/declare/" + i6+"/title",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data36};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
for(const key11 in data36){
if(!((key11 === "zh") || (key11 === "en"))){
const err75 = {instancePath:instancePath+"/declare/" + i6+"/title",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data36};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data36.zh !== undefined){
let data37 = data36.zh;
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
const err76 = {instancePath:instancePath+"/declare/" + i6+"/title/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data37};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/declare/" + i6+"/title/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data37};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data36.en !== undefined){
let data38 = data36.en;
if(typeof data38 !== "string"){
const err78 = {instancePath:instancePath+"/declare/" + i6+"/title/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data38};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
var _valid4 = _errs107 === errors;
valid31 = _valid4;
ifClause4 = "then";
}
else {
const _errs113 = errors;
if(typeof data36 === "string"){
if(!pattern0.test(data36)){
const err79 = {instancePath:instancePath+"/declare/" + i6+"/title",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data36};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/declare/" + i6+"/title",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data36};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var _valid4 = _errs113 === errors;
valid31 = _valid4;
ifClause4 = "else";
}
if(!valid31){
const err81 = {instancePath:instancePath+"/declare/" + i6+"/title",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause4},message:"must match \""+ifClause4+"\" schema",schema:schema12.if,parentSchema:schema12,data:data36};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data34.why !== undefined){
let data39 = data34.why;
const _errs117 = errors;
let valid34 = true;
const _errs118 = errors;
if(!(data39 && typeof data39 == "object" && !Array.isArray(data39))){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
var _valid5 = _errs118 === errors;
errors = _errs117;
if(vErrors !== null){
if(_errs117){
vErrors.length = _errs117;
}
else {
vErrors = null;
}
}
let ifClause5;
if(_valid5){
const _errs120 = errors;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.zh === undefined){
const err83 = {instancePath:instancePath+"/declare/" + i6+"/why",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data39};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
for(const key12 in data39){
if(!((key12 === "zh") || (key12 === "en"))){
const err84 = {instancePath:instancePath+"/declare/" + i6+"/why",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data39};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data39.zh !== undefined){
let data40 = data39.zh;
if(typeof data40 === "string"){
if(!pattern0.test(data40)){
const err85 = {instancePath:instancePath+"/declare/" + i6+"/why/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data40};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/declare/" + i6+"/why/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data40};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data39.en !== undefined){
let data41 = data39.en;
if(typeof data41 !== "string"){
const err87 = {instancePath:instancePath+"/declare/" + i6+"/why/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data41};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
var _valid5 = _errs120 === errors;
valid34 = _valid5;
ifClause5 = "then";
}
else {
const _errs126 = errors;
if(typeof data39 === "string"){
if(!pattern0.test(data39)){
const err88 = {instancePath:instancePath+"/declare/" + i6+"/why",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data39};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/declare/" + i6+"/why",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data39};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var _valid5 = _errs126 === errors;
valid34 = _valid5;
ifClause5 = "else";
}
if(!valid34){
const err90 = {instancePath:instancePath+"/declare/" + i6+"/why",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause5},message:"must match \""+ifClause5+"\" schema",schema:schema12.if,parentSchema:schema12,data:data39};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data34.help !== undefined){
let data42 = data34.help;
const _errs130 = errors;
let valid37 = true;
const _errs131 = errors;
if(!(data42 && typeof data42 == "object" && !Array.isArray(data42))){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var _valid6 = _errs131 === errors;
errors = _errs130;
if(vErrors !== null){
if(_errs130){
vErrors.length = _errs130;
}
else {
vErrors = null;
}
}
let ifClause6;
if(_valid6){
const _errs133 = errors;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.zh === undefined){
const err92 = {instancePath:instancePath+"/declare/" + i6+"/help",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data42};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
for(const key13 in data42){
if(!((key13 === "zh") || (key13 === "en"))){
const err93 = {instancePath:instancePath+"/declare/" + i6+"/help",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data42};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data42.zh !== undefined){
let data43 = data42.zh;
if(typeof data43 === "string"){
if(!pattern0.test(data43)){
const err94 = {instancePath:instancePath+"/declare/" + i6+"/help/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data43};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/declare/" + i6+"/help/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data43};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data42.en !== undefined){
let data44 = data42.en;
if(typeof data44 !== "string"){
const err96 = {instancePath:instancePath+"/declare/" + i6+"/help/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data44};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
var _valid6 = _errs133 === errors;
valid37 = _valid6;
ifClause6 = "then";
}
else {
const _errs139 = errors;
if(typeof data42 === "string"){
if(!pattern0.test(data42)){
const err97 = {instancePath:instancePath+"/declare/" + i6+"/help",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data42};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/declare/" + i6+"/help",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data42};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
var _valid6 = _errs139 === errors;
valid37 = _valid6;
ifClause6 = "else";
}
if(!valid37){
const err99 = {instancePath:instancePath+"/declare/" + i6+"/help",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause6},message:"must match \""+ifClause6+"\" schema",schema:schema12.if,parentSchema:schema12,data:data42};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data34.source !== undefined){
let data45 = data34.source;
const _errs143 = errors;
let valid40 = true;
const _errs144 = errors;
if(!(data45 && typeof data45 == "object" && !Array.isArray(data45))){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
var _valid7 = _errs144 === errors;
errors = _errs143;
if(vErrors !== null){
if(_errs143){
vErrors.length = _errs143;
}
else {
vErrors = null;
}
}
let ifClause7;
if(_valid7){
const _errs146 = errors;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.zh === undefined){
const err101 = {instancePath:instancePath+"/declare/" + i6+"/source",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data45};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key14 in data45){
if(!((key14 === "zh") || (key14 === "en"))){
const err102 = {instancePath:instancePath+"/declare/" + i6+"/source",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data45};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data45.zh !== undefined){
let data46 = data45.zh;
if(typeof data46 === "string"){
if(!pattern0.test(data46)){
const err103 = {instancePath:instancePath+"/declare/" + i6+"/source/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data46};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/declare/" + i6+"/source/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data46};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data45.en !== undefined){
let data47 = data45.en;
if(typeof data47 !== "string"){
const err105 = {instancePath:instancePath+"/declare/" + i6+"/source/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data47};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
var _valid7 = _errs146 === errors;
valid40 = _valid7;
ifClause7 = "then";
}
else {
const _errs152 = errors;
if(typeof data45 === "string"){
if(!pattern0.test(data45)){
const err106 = {instancePath:instancePath+"/declare/" + i6+"/source",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data45};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/declare/" + i6+"/source",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data45};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
var _valid7 = _errs152 === errors;
valid40 = _valid7;
ifClause7 = "else";
}
if(!valid40){
const err108 = {instancePath:instancePath+"/declare/" + i6+"/source",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause7},message:"must match \""+ifClause7+"\" schema",schema:schema12.if,parentSchema:schema12,data:data45};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data34.severity !== undefined){
let data48 = data34.severity;
if(!(((data48 === "info") || (data48 === "warning")) || (data48 === "error"))){
const err109 = {instancePath:instancePath+"/declare/" + i6+"/severity",schemaPath:"#/properties/declare/items/properties/severity/enum",keyword:"enum",params:{allowedValues: schema11.properties.declare.items.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.declare.items.properties.severity.enum,parentSchema:schema11.properties.declare.items.properties.severity,data:data48};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data34.off !== undefined){
let data49 = data34.off;
if(typeof data49 !== "boolean"){
const err110 = {instancePath:instancePath+"/declare/" + i6+"/off",schemaPath:"#/properties/declare/items/properties/off/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema11.properties.declare.items.properties.off.type,parentSchema:schema11.properties.declare.items.properties.off,data:data49};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data34.tables !== undefined){
let data50 = data34.tables;
if(Array.isArray(data50)){
if(data50.length < 1){
const err111 = {instancePath:instancePath+"/declare/" + i6+"/tables",schemaPath:"#/properties/declare/items/properties/tables/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.declare.items.properties.tables,data:data50};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
const len7 = data50.length;
for(let i7=0; i7<len7; i7++){
let data51 = data50[i7];
if(typeof data51 !== "string"){
const err112 = {instancePath:instancePath+"/declare/" + i6+"/tables/" + i7,schemaPath:"#/properties/declare/items/properties/tables/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.tables.items.type,parentSchema:schema11.properties.declare.items.properties.tables.items,data:data51};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
else {
const err113 = {instancePath:instancePath+"/declare/" + i6+"/tables",schemaPath:"#/properties/declare/items/properties/tables/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.declare.items.properties.tables.type,parentSchema:schema11.properties.declare.items.properties.tables,data:data50};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data34.when !== undefined){
let data52 = data34.when;
if(typeof data52 !== "string"){
const err114 = {instancePath:instancePath+"/declare/" + i6+"/when",schemaPath:"#/properties/declare/items/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.when.type,parentSchema:schema11.properties.declare.items.properties.when,data:data52};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data34.at !== undefined){
let data53 = data34.at;
if(typeof data53 !== "string"){
const err115 = {instancePath:instancePath+"/declare/" + i6+"/at",schemaPath:"#/properties/declare/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.at.type,parentSchema:schema11.properties.declare.items.properties.at,data:data53};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data34.message !== undefined){
let data54 = data34.message;
const _errs167 = errors;
let valid45 = true;
const _errs168 = errors;
if(!(data54 && typeof data54 == "object" && !Array.isArray(data54))){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
var _valid8 = _errs168 === errors;
errors = _errs167;
if(vErrors !== null){
if(_errs167){
vErrors.length = _errs167;
}
else {
vErrors = null;
}
}
let ifClause8;
if(_valid8){
const _errs170 = errors;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.zh === undefined){
const err117 = {instancePath:instancePath+"/declare/" + i6+"/message",schemaPath:"#/definitions/words/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema12.then.required,parentSchema:schema12.then,data:data54};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
for(const key15 in data54){
if(!((key15 === "zh") || (key15 === "en"))){
const err118 = {instancePath:instancePath+"/declare/" + i6+"/message",schemaPath:"#/definitions/words/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema12.then,data:data54};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data54.zh !== undefined){
let data55 = data54.zh;
if(typeof data55 === "string"){
if(!pattern0.test(data55)){
const err119 = {instancePath:instancePath+"/declare/" + i6+"/message/zh",schemaPath:"#/definitions/words/then/properties/zh/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.then.properties.zh,data:data55};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/declare/" + i6+"/message/zh",schemaPath:"#/definitions/words/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.zh.type,parentSchema:schema12.then.properties.zh,data:data55};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data54.en !== undefined){
let data56 = data54.en;
if(typeof data56 !== "string"){
const err121 = {instancePath:instancePath+"/declare/" + i6+"/message/en",schemaPath:"#/definitions/words/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.then.properties.en.type,parentSchema:schema12.then.properties.en,data:data56};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
var _valid8 = _errs170 === errors;
valid45 = _valid8;
ifClause8 = "then";
}
else {
const _errs176 = errors;
if(typeof data54 === "string"){
if(!pattern0.test(data54)){
const err122 = {instancePath:instancePath+"/declare/" + i6+"/message",schemaPath:"#/definitions/words/else/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema12.else,data:data54};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/declare/" + i6+"/message",schemaPath:"#/definitions/words/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.else.type,parentSchema:schema12.else,data:data54};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
var _valid8 = _errs176 === errors;
valid45 = _valid8;
ifClause8 = "else";
}
if(!valid45){
const err124 = {instancePath:instancePath+"/declare/" + i6+"/message",schemaPath:"#/definitions/words/if",keyword:"if",params:{failingKeyword: ifClause8},message:"must match \""+ifClause8+"\" schema",schema:schema12.if,parentSchema:schema12,data:data54};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data34.examples !== undefined){
let data57 = data34.examples;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.bad === undefined){
const err125 = {instancePath:instancePath+"/declare/" + i6+"/examples",schemaPath:"#/properties/declare/items/properties/examples/required",keyword:"required",params:{missingProperty: "bad"},message:"must have required property '"+"bad"+"'",schema:schema11.properties.declare.items.properties.examples.required,parentSchema:schema11.properties.declare.items.properties.examples,data:data57};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data57.good === undefined){
const err126 = {instancePath:instancePath+"/declare/" + i6+"/examples",schemaPath:"#/properties/declare/items/properties/examples/required",keyword:"required",params:{missingProperty: "good"},message:"must have required property '"+"good"+"'",schema:schema11.properties.declare.items.properties.examples.required,parentSchema:schema11.properties.declare.items.properties.examples,data:data57};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
for(const key16 in data57){
if(!((key16 === "bad") || (key16 === "good"))){
const err127 = {instancePath:instancePath+"/declare/" + i6+"/examples",schemaPath:"#/properties/declare/items/properties/examples/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.examples,data:data57};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data57.bad !== undefined){
if(!(validate11(data57.bad, {instancePath:instancePath+"/declare/" + i6+"/examples/bad",parentData:data57,parentDataProperty:"bad",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
if(data57.good !== undefined){
if(!(validate11(data57.good, {instancePath:instancePath+"/declare/" + i6+"/examples/good",parentData:data57,parentDataProperty:"good",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
else {
const err128 = {instancePath:instancePath+"/declare/" + i6+"/examples",schemaPath:"#/properties/declare/items/properties/examples/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.examples.type,parentSchema:schema11.properties.declare.items.properties.examples,data:data57};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data34.required !== undefined){
let data60 = data34.required;
const _errs185 = errors;
let valid49 = true;
const _errs186 = errors;
if(!(Array.isArray(data60))){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
var _valid9 = _errs186 === errors;
errors = _errs185;
if(vErrors !== null){
if(_errs185){
vErrors.length = _errs185;
}
else {
vErrors = null;
}
}
let ifClause9;
if(_valid9){
const _errs188 = errors;
if(Array.isArray(data60)){
if(data60.length > 20){
const err130 = {instancePath:instancePath+"/declare/" + i6+"/required",schemaPath:"#/definitions/fields/then/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema21.then,data:data60};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
if(data60.length < 1){
const err131 = {instancePath:instancePath+"/declare/" + i6+"/required",schemaPath:"#/definitions/fields/then/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21.then,data:data60};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
const len8 = data60.length;
for(let i8=0; i8<len8; i8++){
let data61 = data60[i8];
if(typeof data61 !== "string"){
const err132 = {instancePath:instancePath+"/declare/" + i6+"/required/" + i8,schemaPath:"#/definitions/fields/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.then.items.type,parentSchema:schema21.then.items,data:data61};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
var _valid9 = _errs188 === errors;
valid49 = _valid9;
ifClause9 = "then";
}
else {
const _errs191 = errors;
if(typeof data60 !== "string"){
const err133 = {instancePath:instancePath+"/declare/" + i6+"/required",schemaPath:"#/definitions/fields/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.else.type,parentSchema:schema21.else,data:data60};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
var _valid9 = _errs191 === errors;
valid49 = _valid9;
ifClause9 = "else";
}
if(!valid49){
const err134 = {instancePath:instancePath+"/declare/" + i6+"/required",schemaPath:"#/definitions/fields/if",keyword:"if",params:{failingKeyword: ifClause9},message:"must match \""+ifClause9+"\" schema",schema:schema21.if,parentSchema:schema21,data:data60};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data34.unique !== undefined){
let data62 = data34.unique;
const _errs195 = errors;
let valid53 = true;
const _errs196 = errors;
if(!(Array.isArray(data62))){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var _valid10 = _errs196 === errors;
errors = _errs195;
if(vErrors !== null){
if(_errs195){
vErrors.length = _errs195;
}
else {
vErrors = null;
}
}
let ifClause10;
if(_valid10){
const _errs198 = errors;
if(Array.isArray(data62)){
if(data62.length > 20){
const err136 = {instancePath:instancePath+"/declare/" + i6+"/unique",schemaPath:"#/definitions/fields/then/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema21.then,data:data62};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(data62.length < 1){
const err137 = {instancePath:instancePath+"/declare/" + i6+"/unique",schemaPath:"#/definitions/fields/then/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21.then,data:data62};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
const len9 = data62.length;
for(let i9=0; i9<len9; i9++){
let data63 = data62[i9];
if(typeof data63 !== "string"){
const err138 = {instancePath:instancePath+"/declare/" + i6+"/unique/" + i9,schemaPath:"#/definitions/fields/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.then.items.type,parentSchema:schema21.then.items,data:data63};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
var _valid10 = _errs198 === errors;
valid53 = _valid10;
ifClause10 = "then";
}
else {
const _errs201 = errors;
if(typeof data62 !== "string"){
const err139 = {instancePath:instancePath+"/declare/" + i6+"/unique",schemaPath:"#/definitions/fields/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.else.type,parentSchema:schema21.else,data:data62};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var _valid10 = _errs201 === errors;
valid53 = _valid10;
ifClause10 = "else";
}
if(!valid53){
const err140 = {instancePath:instancePath+"/declare/" + i6+"/unique",schemaPath:"#/definitions/fields/if",keyword:"if",params:{failingKeyword: ifClause10},message:"must match \""+ifClause10+"\" schema",schema:schema21.if,parentSchema:schema21,data:data62};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data34.pattern !== undefined){
let data64 = data34.pattern;
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
if(data64.field === undefined){
const err141 = {instancePath:instancePath+"/declare/" + i6+"/pattern",schemaPath:"#/properties/declare/items/properties/pattern/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'",schema:schema11.properties.declare.items.properties.pattern.required,parentSchema:schema11.properties.declare.items.properties.pattern,data:data64};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data64.matches === undefined){
const err142 = {instancePath:instancePath+"/declare/" + i6+"/pattern",schemaPath:"#/properties/declare/items/properties/pattern/required",keyword:"required",params:{missingProperty: "matches"},message:"must have required property '"+"matches"+"'",schema:schema11.properties.declare.items.properties.pattern.required,parentSchema:schema11.properties.declare.items.properties.pattern,data:data64};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
for(const key17 in data64){
if(!(((key17 === "field") || (key17 === "matches")) || (key17 === "example"))){
const err143 = {instancePath:instancePath+"/declare/" + i6+"/pattern",schemaPath:"#/properties/declare/items/properties/pattern/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.pattern,data:data64};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data64.field !== undefined){
let data65 = data64.field;
if(typeof data65 !== "string"){
const err144 = {instancePath:instancePath+"/declare/" + i6+"/pattern/field",schemaPath:"#/properties/declare/items/properties/pattern/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.pattern.properties.field.type,parentSchema:schema11.properties.declare.items.properties.pattern.properties.field,data:data65};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data64.matches !== undefined){
let data66 = data64.matches;
if(typeof data66 !== "string"){
const err145 = {instancePath:instancePath+"/declare/" + i6+"/pattern/matches",schemaPath:"#/properties/declare/items/properties/pattern/properties/matches/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.pattern.properties.matches.type,parentSchema:schema11.properties.declare.items.properties.pattern.properties.matches,data:data66};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data64.example !== undefined){
let data67 = data64.example;
if(typeof data67 !== "string"){
const err146 = {instancePath:instancePath+"/declare/" + i6+"/pattern/example",schemaPath:"#/properties/declare/items/properties/pattern/properties/example/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.pattern.properties.example.type,parentSchema:schema11.properties.declare.items.properties.pattern.properties.example,data:data67};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
else {
const err147 = {instancePath:instancePath+"/declare/" + i6+"/pattern",schemaPath:"#/properties/declare/items/properties/pattern/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.pattern.type,parentSchema:schema11.properties.declare.items.properties.pattern,data:data64};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data34.range !== undefined){
let data68 = data34.range;
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
if(data68.field === undefined){
const err148 = {instancePath:instancePath+"/declare/" + i6+"/range",schemaPath:"#/properties/declare/items/properties/range/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'",schema:schema11.properties.declare.items.properties.range.required,parentSchema:schema11.properties.declare.items.properties.range,data:data68};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
for(const key18 in data68){
if(!(((key18 === "field") || (key18 === "min")) || (key18 === "max"))){
const err149 = {instancePath:instancePath+"/declare/" + i6+"/range",schemaPath:"#/properties/declare/items/properties/range/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.range,data:data68};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data68.field !== undefined){
let data69 = data68.field;
if(typeof data69 !== "string"){
const err150 = {instancePath:instancePath+"/declare/" + i6+"/range/field",schemaPath:"#/properties/declare/items/properties/range/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.range.properties.field.type,parentSchema:schema11.properties.declare.items.properties.range.properties.field,data:data69};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data68.min !== undefined){
let data70 = data68.min;
if((!((typeof data70 == "number") && (isFinite(data70)))) && (typeof data70 !== "string")){
const err151 = {instancePath:instancePath+"/declare/" + i6+"/range/min",schemaPath:"#/definitions/limit/type",keyword:"type",params:{type: schema23.type},message:"must be number,string",schema:schema23.type,parentSchema:schema23,data:data70};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data68.max !== undefined){
let data71 = data68.max;
if((!((typeof data71 == "number") && (isFinite(data71)))) && (typeof data71 !== "string")){
const err152 = {instancePath:instancePath+"/declare/" + i6+"/range/max",schemaPath:"#/definitions/limit/type",keyword:"type",params:{type: schema23.type},message:"must be number,string",schema:schema23.type,parentSchema:schema23,data:data71};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
}
else {
const err153 = {instancePath:instancePath+"/declare/" + i6+"/range",schemaPath:"#/properties/declare/items/properties/range/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.range.type,parentSchema:schema11.properties.declare.items.properties.range,data:data68};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data34.oneOf !== undefined){
let data72 = data34.oneOf;
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(data72.field === undefined){
const err154 = {instancePath:instancePath+"/declare/" + i6+"/oneOf",schemaPath:"#/properties/declare/items/properties/oneOf/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'",schema:schema11.properties.declare.items.properties.oneOf.required,parentSchema:schema11.properties.declare.items.properties.oneOf,data:data72};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data72.values === undefined){
const err155 = {instancePath:instancePath+"/declare/" + i6+"/oneOf",schemaPath:"#/properties/declare/items/properties/oneOf/required",keyword:"required",params:{missingProperty: "values"},message:"must have required property '"+"values"+"'",schema:schema11.properties.declare.items.properties.oneOf.required,parentSchema:schema11.properties.declare.items.properties.oneOf,data:data72};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
for(const key19 in data72){
if(!((key19 === "field") || (key19 === "values"))){
const err156 = {instancePath:instancePath+"/declare/" + i6+"/oneOf",schemaPath:"#/properties/declare/items/properties/oneOf/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.oneOf,data:data72};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data72.field !== undefined){
let data73 = data72.field;
if(typeof data73 !== "string"){
const err157 = {instancePath:instancePath+"/declare/" + i6+"/oneOf/field",schemaPath:"#/properties/declare/items/properties/oneOf/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.oneOf.properties.field.type,parentSchema:schema11.properties.declare.items.properties.oneOf.properties.field,data:data73};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data72.values !== undefined){
let data74 = data72.values;
if(Array.isArray(data74)){
if(data74.length > 1000){
const err158 = {instancePath:instancePath+"/declare/" + i6+"/oneOf/values",schemaPath:"#/properties/declare/items/properties/oneOf/properties/values/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items",schema:1000,parentSchema:schema11.properties.declare.items.properties.oneOf.properties.values,data:data74};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data74.length < 1){
const err159 = {instancePath:instancePath+"/declare/" + i6+"/oneOf/values",schemaPath:"#/properties/declare/items/properties/oneOf/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.declare.items.properties.oneOf.properties.values,data:data74};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
const len10 = data74.length;
for(let i10=0; i10<len10; i10++){
let data75 = data74[i10];
if((typeof data75 !== "string") && (!((typeof data75 == "number") && (isFinite(data75))))){
const err160 = {instancePath:instancePath+"/declare/" + i6+"/oneOf/values/" + i10,schemaPath:"#/properties/declare/items/properties/oneOf/properties/values/items/type",keyword:"type",params:{type: schema11.properties.declare.items.properties.oneOf.properties.values.items.type},message:"must be string,number",schema:schema11.properties.declare.items.properties.oneOf.properties.values.items.type,parentSchema:schema11.properties.declare.items.properties.oneOf.properties.values.items,data:data75};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
else {
const err161 = {instancePath:instancePath+"/declare/" + i6+"/oneOf/values",schemaPath:"#/properties/declare/items/properties/oneOf/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.declare.items.properties.oneOf.properties.values.type,parentSchema:schema11.properties.declare.items.properties.oneOf.properties.values,data:data74};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/declare/" + i6+"/oneOf",schemaPath:"#/properties/declare/items/properties/oneOf/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.oneOf.type,parentSchema:schema11.properties.declare.items.properties.oneOf,data:data72};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data34.order !== undefined){
let data76 = data34.order;
if(Array.isArray(data76)){
if(data76.length > 20){
const err163 = {instancePath:instancePath+"/declare/" + i6+"/order",schemaPath:"#/properties/declare/items/properties/order/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items",schema:20,parentSchema:schema11.properties.declare.items.properties.order,data:data76};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
if(data76.length < 2){
const err164 = {instancePath:instancePath+"/declare/" + i6+"/order",schemaPath:"#/properties/declare/items/properties/order/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items",schema:2,parentSchema:schema11.properties.declare.items.properties.order,data:data76};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
const len11 = data76.length;
for(let i11=0; i11<len11; i11++){
let data77 = data76[i11];
if(typeof data77 !== "string"){
const err165 = {instancePath:instancePath+"/declare/" + i6+"/order/" + i11,schemaPath:"#/properties/declare/items/properties/order/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.order.items.type,parentSchema:schema11.properties.declare.items.properties.order.items,data:data77};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
}
else {
const err166 = {instancePath:instancePath+"/declare/" + i6+"/order",schemaPath:"#/properties/declare/items/properties/order/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.declare.items.properties.order.type,parentSchema:schema11.properties.declare.items.properties.order,data:data76};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
if(data34.sum !== undefined){
let data78 = data34.sum;
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
if(data78.total === undefined){
const err167 = {instancePath:instancePath+"/declare/" + i6+"/sum",schemaPath:"#/properties/declare/items/properties/sum/required",keyword:"required",params:{missingProperty: "total"},message:"must have required property '"+"total"+"'",schema:schema11.properties.declare.items.properties.sum.required,parentSchema:schema11.properties.declare.items.properties.sum,data:data78};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(data78.parts === undefined){
const err168 = {instancePath:instancePath+"/declare/" + i6+"/sum",schemaPath:"#/properties/declare/items/properties/sum/required",keyword:"required",params:{missingProperty: "parts"},message:"must have required property '"+"parts"+"'",schema:schema11.properties.declare.items.properties.sum.required,parentSchema:schema11.properties.declare.items.properties.sum,data:data78};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
for(const key20 in data78){
if(!(((key20 === "total") || (key20 === "parts")) || (key20 === "blanks"))){
const err169 = {instancePath:instancePath+"/declare/" + i6+"/sum",schemaPath:"#/properties/declare/items/properties/sum/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.sum,data:data78};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data78.total !== undefined){
let data79 = data78.total;
if(typeof data79 !== "string"){
const err170 = {instancePath:instancePath+"/declare/" + i6+"/sum/total",schemaPath:"#/properties/declare/items/properties/sum/properties/total/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.sum.properties.total.type,parentSchema:schema11.properties.declare.items.properties.sum.properties.total,data:data79};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data78.parts !== undefined){
let data80 = data78.parts;
if(Array.isArray(data80)){
if(data80.length > 50){
const err171 = {instancePath:instancePath+"/declare/" + i6+"/sum/parts",schemaPath:"#/properties/declare/items/properties/sum/properties/parts/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items",schema:50,parentSchema:schema11.properties.declare.items.properties.sum.properties.parts,data:data80};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(data80.length < 1){
const err172 = {instancePath:instancePath+"/declare/" + i6+"/sum/parts",schemaPath:"#/properties/declare/items/properties/sum/properties/parts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.declare.items.properties.sum.properties.parts,data:data80};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
const len12 = data80.length;
for(let i12=0; i12<len12; i12++){
let data81 = data80[i12];
if(typeof data81 !== "string"){
const err173 = {instancePath:instancePath+"/declare/" + i6+"/sum/parts/" + i12,schemaPath:"#/properties/declare/items/properties/sum/properties/parts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.sum.properties.parts.items.type,parentSchema:schema11.properties.declare.items.properties.sum.properties.parts.items,data:data81};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath:instancePath+"/declare/" + i6+"/sum/parts",schemaPath:"#/properties/declare/items/properties/sum/properties/parts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.declare.items.properties.sum.properties.parts.type,parentSchema:schema11.properties.declare.items.properties.sum.properties.parts,data:data80};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data78.blanks !== undefined){
let data82 = data78.blanks;
if(!((data82 === "undecidable") || (data82 === "zero"))){
const err175 = {instancePath:instancePath+"/declare/" + i6+"/sum/blanks",schemaPath:"#/properties/declare/items/properties/sum/properties/blanks/enum",keyword:"enum",params:{allowedValues: schema11.properties.declare.items.properties.sum.properties.blanks.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.declare.items.properties.sum.properties.blanks.enum,parentSchema:schema11.properties.declare.items.properties.sum.properties.blanks,data:data82};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
}
else {
const err176 = {instancePath:instancePath+"/declare/" + i6+"/sum",schemaPath:"#/properties/declare/items/properties/sum/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.sum.type,parentSchema:schema11.properties.declare.items.properties.sum,data:data78};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data34.compare !== undefined){
let data83 = data34.compare;
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
if(data83.field === undefined){
const err177 = {instancePath:instancePath+"/declare/" + i6+"/compare",schemaPath:"#/properties/declare/items/properties/compare/required",keyword:"required",params:{missingProperty: "field"},message:"must have required property '"+"field"+"'",schema:schema11.properties.declare.items.properties.compare.required,parentSchema:schema11.properties.declare.items.properties.compare,data:data83};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data83.is === undefined){
const err178 = {instancePath:instancePath+"/declare/" + i6+"/compare",schemaPath:"#/properties/declare/items/properties/compare/required",keyword:"required",params:{missingProperty: "is"},message:"must have required property '"+"is"+"'",schema:schema11.properties.declare.items.properties.compare.required,parentSchema:schema11.properties.declare.items.properties.compare,data:data83};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data83.to === undefined){
const err179 = {instancePath:instancePath+"/declare/" + i6+"/compare",schemaPath:"#/properties/declare/items/properties/compare/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema11.properties.declare.items.properties.compare.required,parentSchema:schema11.properties.declare.items.properties.compare,data:data83};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
for(const key21 in data83){
if(!((((key21 === "field") || (key21 === "is")) || (key21 === "to")) || (key21 === "times"))){
const err180 = {instancePath:instancePath+"/declare/" + i6+"/compare",schemaPath:"#/properties/declare/items/properties/compare/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.declare.items.properties.compare,data:data83};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data83.field !== undefined){
let data84 = data83.field;
if(typeof data84 !== "string"){
const err181 = {instancePath:instancePath+"/declare/" + i6+"/compare/field",schemaPath:"#/properties/declare/items/properties/compare/properties/field/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.compare.properties.field.type,parentSchema:schema11.properties.declare.items.properties.compare.properties.field,data:data84};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data83.is !== undefined){
let data85 = data83.is;
if(typeof data85 !== "string"){
const err182 = {instancePath:instancePath+"/declare/" + i6+"/compare/is",schemaPath:"#/properties/declare/items/properties/compare/properties/is/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.compare.properties.is.type,parentSchema:schema11.properties.declare.items.properties.compare.properties.is,data:data85};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data83.to !== undefined){
let data86 = data83.to;
if((!((typeof data86 == "number") && (isFinite(data86)))) && (typeof data86 !== "string")){
const err183 = {instancePath:instancePath+"/declare/" + i6+"/compare/to",schemaPath:"#/definitions/limit/type",keyword:"type",params:{type: schema23.type},message:"must be number,string",schema:schema23.type,parentSchema:schema23,data:data86};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data83.times !== undefined){
let data87 = data83.times;
if(!((typeof data87 == "number") && (isFinite(data87)))){
const err184 = {instancePath:instancePath+"/declare/" + i6+"/compare/times",schemaPath:"#/properties/declare/items/properties/compare/properties/times/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.properties.declare.items.properties.compare.properties.times.type,parentSchema:schema11.properties.declare.items.properties.compare.properties.times,data:data87};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
}
else {
const err185 = {instancePath:instancePath+"/declare/" + i6+"/compare",schemaPath:"#/properties/declare/items/properties/compare/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.properties.compare.type,parentSchema:schema11.properties.declare.items.properties.compare,data:data83};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
if(data34.expression !== undefined){
let data88 = data34.expression;
if(typeof data88 !== "string"){
const err186 = {instancePath:instancePath+"/declare/" + i6+"/expression",schemaPath:"#/properties/declare/items/properties/expression/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.declare.items.properties.expression.type,parentSchema:schema11.properties.declare.items.properties.expression,data:data88};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
}
else {
const err187 = {instancePath:instancePath+"/declare/" + i6,schemaPath:"#/properties/declare/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.declare.items.type,parentSchema:schema11.properties.declare.items,data:data34};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
else {
const err188 = {instancePath:instancePath+"/declare",schemaPath:"#/properties/declare/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.declare.type,parentSchema:schema11.properties.declare,data:data33};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
else {
const err189 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const validateConfig = validate14;
const schema26 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"kplint.schema.json","title":"kplint configuration · 配置 (kplint.config.json, .yaml, .yml)","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"//":{"description":"注释，不起作用。A remark, ignored.","if":{"type":"array"},"then":{"items":{"type":"string"}},"else":{"type":"string"}},"packs":{"description":"规则包：自带的名称，或文件夹（相对本文件）。Packs: built-in names or folders, relative to this file.","type":"array","items":{"type":"string"}},"plugins":{"description":"插件：写成程序的规则，装好的包，或以 ./ 开头的文件（相对本文件）；运行时有你的全部权限。Code plug-ins: installed packages, or files beginning with ./, relative to this file; they run with your rights.","type":"array","items":{"type":"string","pattern":"\\S","examples":["./my-rules.js"]}},"period":{"description":"填报期；表的标题写了年月的，以标题为准。The report period; the title of a table goes before it.","type":"string","pattern":"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$","examples":["2025-05"]},"lang":{"description":"报告的语言。Language of the report.","enum":["zh","en"]},"rules":{"description":"规则的级别和选项。Severity and options of rules.","type":"object","additionalProperties":{"if":{"type":"object"},"then":{"additionalProperties":false,"properties":{"severity":{"enum":["off","on","info","warning","error"]},"options":{"type":"object"}}},"else":{"enum":["off","on","info","warning","error"]}}},"failOn":{"description":"从哪一级起返回 1；默认 error。From which severity on the exit code is 1.","enum":["error","warning","info"]},"maxWarnings":{"description":"需核实的超过这么多条也返回 1。More warnings than this give exit code 1, too.","type":"integer","minimum":0},"files":{"description":"没有在命令行给出文件时检查这些（相对本文件）。What to check where the command line names nothing.","type":"array","items":{"type":"string"}},"previous":{"description":"上期（或以前各期）的工作簿，只作对照（相对本文件）。Workbooks of earlier periods, to compare with.","type":"array","items":{"type":"string"}},"baseline":{"description":"基线文件（相对本文件）：里面已有的问题不算失败；用 kplint check --update-baseline 写。Findings that are known and do not fail: a file written by --update-baseline, relative to this file.","type":"string","pattern":"\\S","examples":["kplint-baseline.json"]},"overrides":{"description":"只对一部分文件的设置；几条都合的，后面的优先，命令行的 --rule、--period 最优先。Settings for some files only; later ones go before earlier ones, the command line before all.","type":"array","items":{"type":"object","additionalProperties":false,"required":["files"],"properties":{"//":{"description":"注释，不起作用。A remark, ignored.","type":"string"},"files":{"description":"哪些文件：文件夹或通配符，相对本文件，如 乡镇/、**/*季报*.xlsx。Which files: folders or globs, relative to this file.","type":"array","minItems":1,"items":{"type":"string","pattern":"\\S","examples":["乡镇/**"]}},"rules":{"$ref":"#/properties/rules"},"period":{"$ref":"#/properties/period"}}}},"ignore":{"description":"在文件夹和通配符里找文件时跳过这些（相对本文件）。Left out of folders and globs.","type":"array","items":{"type":"string"}}}};
const schema27 = {"description":"规则的级别和选项。Severity and options of rules.","type":"object","additionalProperties":{"if":{"type":"object"},"then":{"additionalProperties":false,"properties":{"severity":{"enum":["off","on","info","warning","error"]},"options":{"type":"object"}}},"else":{"enum":["off","on","info","warning","error"]}}};
const schema28 = {"description":"填报期；表的标题写了年月的，以标题为准。The report period; the title of a table goes before it.","type":"string","pattern":"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$","examples":["2025-05"]};
const pattern22 = new RegExp("^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$", "u");

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="kplint.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema26.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.$schema.type,parentSchema:schema26.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data["//"] !== undefined){
let data1 = data["//"];
const _errs5 = errors;
let valid1 = true;
const _errs6 = errors;
if(!(Array.isArray(data1))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs8 = errors;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/~1~1/" + i0,schemaPath:"#/properties/~1~1/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties["//"].then.items.type,parentSchema:schema26.properties["//"].then.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs11 = errors;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/~1~1",schemaPath:"#/properties/~1~1/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties["//"].else.type,parentSchema:schema26.properties["//"].else,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err5 = {instancePath:instancePath+"/~1~1",schemaPath:"#/properties/~1~1/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema26.properties["//"].if,parentSchema:schema26.properties["//"],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.packs !== undefined){
let data3 = data.packs;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/packs/" + i1,schemaPath:"#/properties/packs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.packs.items.type,parentSchema:schema26.properties.packs.items,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/packs",schemaPath:"#/properties/packs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.packs.type,parentSchema:schema26.properties.packs,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.plugins !== undefined){
let data5 = data.plugins;
if(Array.isArray(data5)){
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err8 = {instancePath:instancePath+"/plugins/" + i2,schemaPath:"#/properties/plugins/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema26.properties.plugins.items,data:data6};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/plugins/" + i2,schemaPath:"#/properties/plugins/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.plugins.items.type,parentSchema:schema26.properties.plugins.items,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.plugins.type,parentSchema:schema26.properties.plugins,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.period !== undefined){
let data7 = data.period;
if(typeof data7 === "string"){
if(!pattern22.test(data7)){
const err11 = {instancePath:instancePath+"/period",schemaPath:"#/properties/period/pattern",keyword:"pattern",params:{pattern: "^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"},message:"must match pattern \""+"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"+"\"",schema:"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$",parentSchema:schema26.properties.period,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/period",schemaPath:"#/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.period.type,parentSchema:schema26.properties.period,data:data7};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.lang !== undefined){
let data8 = data.lang;
if(!((data8 === "zh") || (data8 === "en"))){
const err13 = {instancePath:instancePath+"/lang",schemaPath:"#/properties/lang/enum",keyword:"enum",params:{allowedValues: schema26.properties.lang.enum},message:"must be equal to one of the allowed values",schema:schema26.properties.lang.enum,parentSchema:schema26.properties.lang,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.rules !== undefined){
let data9 = data.rules;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key1 in data9){
let data10 = data9[key1];
const _errs28 = errors;
let valid9 = true;
const _errs29 = errors;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs29 === errors;
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs31 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
if(!((key2 === "severity") || (key2 === "options"))){
const err15 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema26.properties.rules.additionalProperties.then,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data10.severity !== undefined){
let data11 = data10.severity;
if(!(((((data11 === "off") || (data11 === "on")) || (data11 === "info")) || (data11 === "warning")) || (data11 === "error"))){
const err16 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/severity",schemaPath:"#/properties/rules/additionalProperties/then/properties/severity/enum",keyword:"enum",params:{allowedValues: schema26.properties.rules.additionalProperties.then.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema26.properties.rules.additionalProperties.then.properties.severity.enum,parentSchema:schema26.properties.rules.additionalProperties.then.properties.severity,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data10.options !== undefined){
let data12 = data10.options;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err17 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/options",schemaPath:"#/properties/rules/additionalProperties/then/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.properties.rules.additionalProperties.then.properties.options.type,parentSchema:schema26.properties.rules.additionalProperties.then.properties.options,data:data12};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
var _valid1 = _errs31 === errors;
valid9 = _valid1;
ifClause1 = "then";
}
else {
const _errs36 = errors;
if(!(((((data10 === "off") || (data10 === "on")) || (data10 === "info")) || (data10 === "warning")) || (data10 === "error"))){
const err18 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/else/enum",keyword:"enum",params:{allowedValues: schema26.properties.rules.additionalProperties.else.enum},message:"must be equal to one of the allowed values",schema:schema26.properties.rules.additionalProperties.else.enum,parentSchema:schema26.properties.rules.additionalProperties.else,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid1 = _errs36 === errors;
valid9 = _valid1;
ifClause1 = "else";
}
if(!valid9){
const err19 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema26.properties.rules.additionalProperties.if,parentSchema:schema26.properties.rules.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.properties.rules.type,parentSchema:schema26.properties.rules,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.failOn !== undefined){
let data13 = data.failOn;
if(!(((data13 === "error") || (data13 === "warning")) || (data13 === "info"))){
const err21 = {instancePath:instancePath+"/failOn",schemaPath:"#/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema26.properties.failOn.enum},message:"must be equal to one of the allowed values",schema:schema26.properties.failOn.enum,parentSchema:schema26.properties.failOn,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.maxWarnings !== undefined){
let data14 = data.maxWarnings;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err22 = {instancePath:instancePath+"/maxWarnings",schemaPath:"#/properties/maxWarnings/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema26.properties.maxWarnings.type,parentSchema:schema26.properties.maxWarnings,data:data14};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err23 = {instancePath:instancePath+"/maxWarnings",schemaPath:"#/properties/maxWarnings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema26.properties.maxWarnings,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
if(data.files !== undefined){
let data15 = data.files;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 !== "string"){
const err24 = {instancePath:instancePath+"/files/" + i3,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.files.items.type,parentSchema:schema26.properties.files.items,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.files.type,parentSchema:schema26.properties.files,data:data15};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.previous !== undefined){
let data17 = data.previous;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 !== "string"){
const err26 = {instancePath:instancePath+"/previous/" + i4,schemaPath:"#/properties/previous/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.previous.items.type,parentSchema:schema26.properties.previous.items,data:data18};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/previous",schemaPath:"#/properties/previous/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.previous.type,parentSchema:schema26.properties.previous,data:data17};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.baseline !== undefined){
let data19 = data.baseline;
if(typeof data19 === "string"){
if(!pattern0.test(data19)){
const err28 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema26.properties.baseline,data:data19};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.baseline.type,parentSchema:schema26.properties.baseline,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.overrides !== undefined){
let data20 = data.overrides;
if(Array.isArray(data20)){
const len5 = data20.length;
for(let i5=0; i5<len5; i5++){
let data21 = data20[i5];
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.files === undefined){
const err30 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema26.properties.overrides.items.required,parentSchema:schema26.properties.overrides.items,data:data21};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
for(const key3 in data21){
if(!((((key3 === "//") || (key3 === "files")) || (key3 === "rules")) || (key3 === "period"))){
const err31 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema26.properties.overrides.items,data:data21};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data21["//"] !== undefined){
let data22 = data21["//"];
if(typeof data22 !== "string"){
const err32 = {instancePath:instancePath+"/overrides/" + i5+"/~1~1",schemaPath:"#/properties/overrides/items/properties/~1~1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.overrides.items.properties["//"].type,parentSchema:schema26.properties.overrides.items.properties["//"],data:data22};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data21.files !== undefined){
let data23 = data21.files;
if(Array.isArray(data23)){
if(data23.length < 1){
const err33 = {instancePath:instancePath+"/overrides/" + i5+"/files",schemaPath:"#/properties/overrides/items/properties/files/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema26.properties.overrides.items.properties.files,data:data23};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
let data24 = data23[i6];
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
const err34 = {instancePath:instancePath+"/overrides/" + i5+"/files/" + i6,schemaPath:"#/properties/overrides/items/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema26.properties.overrides.items.properties.files.items,data:data24};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/overrides/" + i5+"/files/" + i6,schemaPath:"#/properties/overrides/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.overrides.items.properties.files.items.type,parentSchema:schema26.properties.overrides.items.properties.files.items,data:data24};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/overrides/" + i5+"/files",schemaPath:"#/properties/overrides/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.overrides.items.properties.files.type,parentSchema:schema26.properties.overrides.items.properties.files,data:data23};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data21.rules !== undefined){
let data25 = data21.rules;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key4 in data25){
let data26 = data25[key4];
const _errs66 = errors;
let valid22 = true;
const _errs67 = errors;
if(!(data26 && typeof data26 == "object" && !Array.isArray(data26))){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid2 = _errs67 === errors;
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs69 = errors;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key5 in data26){
if(!((key5 === "severity") || (key5 === "options"))){
const err38 = {instancePath:instancePath+"/overrides/" + i5+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema27.additionalProperties.then,data:data26};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data26.severity !== undefined){
let data27 = data26.severity;
if(!(((((data27 === "off") || (data27 === "on")) || (data27 === "info")) || (data27 === "warning")) || (data27 === "error"))){
const err39 = {instancePath:instancePath+"/overrides/" + i5+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/severity",schemaPath:"#/properties/rules/additionalProperties/then/properties/severity/enum",keyword:"enum",params:{allowedValues: schema27.additionalProperties.then.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema27.additionalProperties.then.properties.severity.enum,parentSchema:schema27.additionalProperties.then.properties.severity,data:data27};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data26.options !== undefined){
let data28 = data26.options;
if(!(data28 && typeof data28 == "object" && !Array.isArray(data28))){
const err40 = {instancePath:instancePath+"/overrides/" + i5+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/options",schemaPath:"#/properties/rules/additionalProperties/then/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.additionalProperties.then.properties.options.type,parentSchema:schema27.additionalProperties.then.properties.options,data:data28};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
var _valid2 = _errs69 === errors;
valid22 = _valid2;
ifClause2 = "then";
}
else {
const _errs74 = errors;
if(!(((((data26 === "off") || (data26 === "on")) || (data26 === "info")) || (data26 === "warning")) || (data26 === "error"))){
const err41 = {instancePath:instancePath+"/overrides/" + i5+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/else/enum",keyword:"enum",params:{allowedValues: schema27.additionalProperties.else.enum},message:"must be equal to one of the allowed values",schema:schema27.additionalProperties.else.enum,parentSchema:schema27.additionalProperties.else,data:data26};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid2 = _errs74 === errors;
valid22 = _valid2;
ifClause2 = "else";
}
if(!valid22){
const err42 = {instancePath:instancePath+"/overrides/" + i5+"/rules/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema27.additionalProperties.if,parentSchema:schema27.additionalProperties,data:data26};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/overrides/" + i5+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data:data25};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data21.period !== undefined){
let data29 = data21.period;
if(typeof data29 === "string"){
if(!pattern22.test(data29)){
const err44 = {instancePath:instancePath+"/overrides/" + i5+"/period",schemaPath:"#/properties/period/pattern",keyword:"pattern",params:{pattern: "^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"},message:"must match pattern \""+"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"+"\"",schema:"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$",parentSchema:schema28,data:data29};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/overrides/" + i5+"/period",schemaPath:"#/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data29};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.properties.overrides.items.type,parentSchema:schema26.properties.overrides.items,data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.overrides.type,parentSchema:schema26.properties.overrides,data:data20};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.ignore !== undefined){
let data30 = data.ignore;
if(Array.isArray(data30)){
const len7 = data30.length;
for(let i7=0; i7<len7; i7++){
let data31 = data30[i7];
if(typeof data31 !== "string"){
const err48 = {instancePath:instancePath+"/ignore/" + i7,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.properties.ignore.items.type,parentSchema:schema26.properties.ignore.items,data:data31};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema26.properties.ignore.type,parentSchema:schema26.properties.ignore,data:data30};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

